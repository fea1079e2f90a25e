import type { Tx } from '#server/db/tx.ts'
import { type Wanted, without } from '#server/domain/assignment.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'
import { movable, moved } from './assignment-sql.ts'
import { dueSweep } from './due-sweep.ts'
import { WAITING } from './ended.ts'
import { lockTask, moveOn, readAsked } from './move-on.ts'
import { recordHappening } from './record-happening.ts'
import { startClocks } from './start-clocks.ts'

type Json = Record<string, unknown>

type Due = {
  id: string
  assign_to: Json | null
  /** The task's own, and the one of the pool it follows. */
  own: Json | null
  of_pool: Json | null
  pool_id: string | null
  /** The pools it followed when it was escalated since it was last reassigned, the first first; null where it followed none. */
  been: (string | null)[]
  /** Seconds since it was asked. */
  waited: number
}

const SHARE = `UPDATE assignments SET ${moved('release')} WHERE task_id = $1 AND ${movable('release')}`

/** Whoever is asked both before and now is asked once. */
const ONCE = `DELETE FROM assignments a USING assignments b WHERE a.task_id = $1 AND b.task_id = $1 AND a.id > b.id
  AND a.state = 'offered' AND b.state = 'offered'
  AND (a.user_id, a.email, a.pool_id, a.role_id) IS NOT DISTINCT FROM (b.user_id, b.email, b.pool_id, b.role_id)`

const TO_ALL = 'UPDATE tasks SET assigned_to_user_id = NULL, assigned_to_email = NULL WHERE id = $1'

const POOL = 'SELECT pool_id FROM tasks WHERE id = $1'

const STOP = 'UPDATE tasks SET escalate_at = NULL WHERE id = ANY($1)'

/** The task's own goes first, once; after that each pool it comes to may pass it on. */
const targetOf = ({ own, of_pool, been }: Due): Json | null => (been.length === 0 ? (own ?? of_pool) : of_pool)

/** Whoever may not have the task may not have it now either. */
function readTarget(due: Due): Wanted {
  return without(readAssignTo(targetOf(due)), readAssignTo(due.assign_to).excluded ?? [])
}

async function escalate(tx: Tx, due: Due): Promise<void> {
  const wanted = readTarget(due)
  const task = await lockTask(tx, due.id, 'escalate')
  if (!task) return
  await tx.query(SHARE, [due.id])
  const still = await readAsked(tx, due.id)
  const extra = { assign_to: targetOf(due), waited: Math.round(due.waited), pool_id: due.pool_id }
  await moveOn(tx, { task, action: 'escalate', actor: SYSTEM, wanted, extra, still })
  // Put to others as well: the first of all of them who claims or answers has it.
  await tx.query(TO_ALL, [due.id])
  await tx.query(ONCE, [due.id])
  const followed = (await tx.query<{ pool_id: string | null }>(POOL, [due.id])).rows[0]?.pool_id ?? null
  const goesOn = followed !== null && ![...due.been, due.pool_id].includes(followed)
  await startClocks(tx, due.id, goesOn ? 'next' : 'none')
}

/** Operators see it on the task. Tried again it would fail again, until somebody mends the setting or reassigns the task. */
async function giveUp(tx: Tx, { id }: Due, error: DomainError): Promise<void> {
  await tx.query(STOP, [[id]])
  await recordHappening(tx, { action: 'escalation_failed', actor: SYSTEM, tasks: [{ id, extra: { message: error.message } }] })
}

async function escalateOne(tx: Tx, due: Due): Promise<void> {
  await tx.query('SAVEPOINT escalation')
  try {
    await escalate(tx, due)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await tx.query('ROLLBACK TO SAVEPOINT escalation')
    await giveUp(tx, due, error)
  }
  await tx.query('RELEASE SAVEPOINT escalation')
}

/**
 * Puts tasks that nobody has answered to others as well. Each is escalated once for every time that it is asked, and then once
 * more by each pool that it has come to in this way, so that it goes up a chain and never round in a circle.
 */
export const escalateTasks = dueSweep<Due>({
  what: 'escalated',
  // Each is routed by itself, in some ten statements: the rows of this many are locked for about half a second.
  batch: 50,
  columns: `t.id, t.assign_to, t.escalate_to AS own, p.escalate_to AS of_pool, t.pool_id,
    extract(epoch FROM now() - t.created_at)::float8 AS waited,
    ARRAY(SELECT e.extra_data->>'pool_id' FROM events e WHERE e.task_id = t.id AND e.action = 'escalated'
      AND e.seq > COALESCE((SELECT max(r.seq) FROM events r WHERE r.task_id = t.id AND r.action = 'reassigned'), 0) ORDER BY e.seq) AS been`,
  from: 'tasks t LEFT JOIN pools p ON p.id = t.pool_id',
  due: `t.escalate_at <= now() AND ${WAITING}`,
  since: 't.escalate_at',
  act: async (tx, rows) => {
    for (const due of rows) await escalateOne(tx, due)
  },
})
