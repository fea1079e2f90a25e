import type pg from 'pg'
import type { TaskRouting } from '#contract/routing.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Tx } from '#server/db/tx.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { holdPeople } from './hold-people.ts'
import { planRouting } from './plan-routing.ts'
import { readRoutingFacts, type RoutingFacts } from './routing-facts.ts'
import type { Plan } from './routing-plan.ts'
import { assertKnownGroups } from './unknown-groups.ts'

/** Of those who could be asked, and of those who were passed over, how many are kept with the task: some 2 kB. */
const KEPT = 6

/** One routing at a time for a group, held to the end of the transaction: tasks created at the same moment go to different people. */
const TAKE_TURNS = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'

const TAKE_TURN = 'UPDATE users SET last_assigned_at = clock_timestamp() WHERE id = $1 AND active'

/** What is offered already is not offered twice. */
const write = (
  takesTurn: boolean,
) => `WITH offered AS (INSERT INTO assignments (id, task_id, user_id, email, pool_id, role_id, state, reason)
    SELECT o.id, $1, o.user_id, o.email, o.pool_id, o.role_id, 'offered', o.reason
    FROM jsonb_to_recordset($2::jsonb) AS o (id text, user_id text, email text, pool_id text, role_id text, reason text)
    WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = $1 AND a.state IN ('offered', 'claimed')
      AND (a.user_id, a.email, a.pool_id, a.role_id) IS NOT DISTINCT FROM (o.user_id, o.email, o.pool_id, o.role_id)))
    ${takesTurn ? ', turned AS (UPDATE pools SET last_assigned_user_id = $8 WHERE id = $5)' : ''}
  UPDATE tasks SET assigned_to_user_id = $3, assigned_to_email = $4, pool_id = COALESCE($5, pool_id), routing = $6,
    unrouted_since = CASE WHEN $7::boolean THEN COALESCE(unrouted_since, now()) END
  WHERE id = $1`

const [WRITE, WRITE_TURN] = [write(false), write(true)]

/** Tasks that share this are routed one after the other; null where nothing depends on the one before. */
function turnOf(wanted: Wanted): string | null {
  if (wanted.kind === 'nobody' || wanted.strategy === 'everyone' || wanted.strategy === 'named_order') return null
  if (wanted.kind === 'people')
    return wanted.strategy ? `route:people:${[...wanted.emails, ...wanted.userIds, ...wanted.slackUserIds].sort().join()}` : null
  const { pool, role, accessLevel, minAccessLevel } = wanted
  // The pool remembers whose turn it was, whatever else is asked for beside it.
  return pool ? `route:pool:${pool}` : `route:${role}:${accessLevel}:${minAccessLevel}`
}

/** Everybody whom the plan refers to and nothing locks yet. Who is named was locked when they were read; the turn locks its own. */
function toLock(plan: Plan, { people }: RoutingFacts, wanted: Wanted): string[] {
  const locked = new Set(wanted.kind === 'people' ? people.flatMap(({ id, member }) => (member ? id : [])) : [])
  if (plan.takesTurns && plan.holder?.userId) locked.add(plan.holder.userId)
  return plan.offers.flatMap(({ user_id }) => (user_id && !locked.has(user_id) ? user_id : []))
}

/** Takes the people of a plan for it; answers with those who have gone since they were read. */
async function take(tx: Tx, plan: Plan, ids: string[]): Promise<string[]> {
  if (ids.length > 0) {
    const here = await holdPeople(tx, ids)
    const gone = ids.filter((id) => !here.has(id))
    if (gone.length > 0) return gone
  }
  const next = plan.takesTurns ? plan.holder?.userId : null
  if (!next) return []
  const { rowCount } = await tx.query(prepared(TAKE_TURN, [next]))
  return rowCount === 0 ? [next] : []
}

/** A plan whose people are all there. Each round has fewer, so it ends. */
async function settlePlan(tx: Tx, wanted: Wanted, facts: RoutingFacts): Promise<Plan> {
  const plan = planRouting(wanted, facts)
  if (plan.impossible !== null) throw new DomainError('ASSIGNMENT_INVALID', plan.impossible)
  const gone = new Set(await take(tx, plan, toLock(plan, facts, wanted)))
  if (gone.size === 0) return plan
  return settlePlan(tx, wanted, { ...facts, people: facts.people.map((each) => (gone.has(each.id) ? { ...each, active: false } : each)) })
}

/** What is kept with the task: enough to understand the choice, and `wanted`, to make it again when somebody comes. */
function kept(routing: TaskRouting, wanted: Wanted): string {
  const [able, passed] = [true, false].map((asked) =>
    routing.candidates.filter((each) => asked === (!each.passed_over || each.substitute !== null)),
  )
  return JSON.stringify({ ...routing, candidates: [...(able ?? []).slice(0, KEPT), ...(passed ?? []).slice(0, KEPT)], wanted })
}

function writeOf(taskId: string, wanted: Wanted, { holder, turn, offers, poolId, routing }: Plan): pg.QueryConfig {
  const rows = JSON.stringify(offers.map((each) => ({ id: newId(), ...each })))
  const values = [taskId, rows, holder?.userId, holder?.email, poolId, kept(routing, wanted), routing.waiting]
  return poolId && turn ? prepared(WRITE_TURN, [...values, turn]) : prepared(WRITE, values)
}

/**
 * Routes a task, new or not: afterwards its holder, its assignments, its pool and `routing` are those of `wanted`. Whoever was
 * asked before still is; to take it from them is up to the caller. Whoever was excluded stays so. One task a transaction:
 * with more, two routings of the same people could wait for one another.
 *
 * Answers with how it was routed; null when nobody in particular is wanted: it is open, and operators see it. When nobody can
 * be asked now it says so, and the task is routed again as soon as somebody can. Throws ASSIGNMENT_INVALID when what is wanted
 * does not exist, or everybody is excluded.
 */
export async function assignTask(tx: Tx, taskId: string, wanted: Wanted): Promise<TaskRouting | null> {
  if (wanted.kind === 'nobody' && !wanted.excluded) return null
  const turn = turnOf(wanted)
  if (turn !== null) await tx.query(prepared(TAKE_TURNS, [turn]))
  const facts = await readRoutingFacts(tx, wanted, taskId)
  await assertKnownGroups(tx, wanted, facts)
  const plan = await settlePlan(tx, wanted, facts)
  await tx.query(writeOf(taskId, wanted, plan))
  return plan.routing
}
