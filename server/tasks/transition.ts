import type { TaskStatus } from '#contract/statuses.ts'
import type { Tx } from '#server/db/tx.ts'
import type { Actor } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { type Action, statusesFor, type Transition, TRANSITIONS } from '#server/domain/lifecycle.ts'
import { metrics } from '#server/metrics.ts'
import { signalChange } from '#server/waiters/signal-change.ts'

type Settable = {
  assigned_to_user_id: string | null
  assigned_to_email: string | null
  /** `default` is the answer that the agent gave for the case that nobody does. */
  response: string | { column: 'default_response' }
  completed_by_user_id: string | null
  completed_by_email: string | null
  completed_via_channel: string | null
  /** `now` lets Postgres stamp it, so that all replicas share one clock. */
  completed_at: 'now'
  timed_out_at: 'now'
}

type Extra = Record<string, unknown> | null

/** What an event says besides who and when: with which key it was done, and what the verb adds. */
export function extraOf({ key }: Actor, extra: Extra): Extra {
  return key || extra ? { ...key, ...extra } : null
}

type Change = {
  /** Done one after the other in one statement; each writes its event. */
  actions: readonly [Action, ...Action[]]
  actor: Actor
  set?: Partial<Settable>
  /** Besides the status: who must hold the task. `free` is nobody; an id is nobody or that person. */
  holder?: { free: string } | { held: string }
}

export type Move = Change & { taskId: string; extra?: Extra }

/** The same change of many tasks, each with what its own event adds. */
export type MassMove = Change & { tasks: readonly { id: string; extra: Extra }[] }

type Moved = { id: string; from_status: TaskStatus; to_status: TaskStatus }

const HOLDER_GUARD = {
  free: (n: number) => `AND (assigned_to_user_id IS NULL OR assigned_to_user_id = $${n})`,
  held: (n: number) => `AND assigned_to_user_id = $${n}`,
}

function holderGuard(holder: Change['holder'], values: unknown[]): string {
  if (!holder) return ''
  const [kind, id] = 'free' in holder ? (['free', holder.free] as const) : (['held', holder.held] as const)
  return HOLDER_GUARD[kind](values.push(id))
}

function assignments(set: Partial<Settable>, values: unknown[]): string {
  const expression = (value: Settable[keyof Settable]) => {
    if (value === 'now') return 'now()'
    return typeof value === 'object' && value !== null ? value.column : `$${values.push(value)}`
  }
  return Object.entries(set)
    .map(([column, value]) => `, ${column} = ${expression(value)}`)
    .join('')
}

/** The events of one task, in the order of its steps. The first one starts where the row is found. */
function eventsOf(steps: readonly Transition[], { id, extra, actor }: { id: string; extra: Extra; actor: Actor }) {
  return steps.map((step, index) => ({
    id: newId(),
    task_id: id,
    action: step.event,
    from_status: steps[index - 1]?.to ?? null,
    to_status: step.to,
    extra_data: index === steps.length - 1 ? extraOf(actor, extra) : null,
  }))
}

/**
 * Every change of a task's status: one compare-and-set, guarded by the statuses that the first action may leave, with its
 * events in the same statement. Whoever waits is woken after the commit. Answers with those that moved: somebody else was
 * first with the others.
 */
export async function transitionAll(tx: Tx, { tasks, actions, actor, set = {}, holder }: MassMove): Promise<Moved[]> {
  const steps: Transition[] = actions.map((action) => TRANSITIONS[action])
  const last = steps.at(-1) as Transition
  const values: unknown[] = [
    tasks.map(({ id }) => id),
    statusesFor(actions[0]),
    last.to,
    JSON.stringify(tasks.flatMap(({ id, extra }) => eventsOf(steps, { id, extra, actor }))),
    actor.type,
    actor.userId,
    actor.email,
    actor.channel,
  ]
  const guard = holderGuard(holder, values)
  const { rows } = await tx.query<Moved>(
    `WITH old AS (SELECT id, status FROM tasks WHERE id = ANY($1) AND status = ANY($2) ${guard} FOR UPDATE),
      moved AS (UPDATE tasks t SET status = $3, updated_at = now()${assignments(set, values)}
        FROM old WHERE t.id = old.id RETURNING t.id, old.status AS from_status),
      recorded AS (INSERT INTO events (id, task_id, action, from_status, to_status, actor_type, actor_user_id, actor_email, channel, extra_data)
        SELECT e.id, moved.id, e.action, COALESCE(e.from_status, moved.from_status), e.to_status, $5, $6, $7, $8, e.extra_data
        FROM moved, ROWS FROM (jsonb_to_recordset($4::jsonb) AS (id text, task_id text, action text, from_status text, to_status text, extra_data json))
          WITH ORDINALITY AS e (id, task_id, action, from_status, to_status, extra_data, step) WHERE e.task_id = moved.id ORDER BY e.step)
    SELECT id, from_status, $3::text AS to_status FROM moved`,
    values,
  )
  for (const { id } of rows)
    tx.afterCommit(() => {
      metrics().transitions.inc({ to: last.to })
      signalChange(id, last.to)
    })
  return rows
}

/** The same for one task. Null means that somebody else was first. */
export async function transition(tx: Tx, { taskId, extra = null, ...change }: Move): Promise<Moved | null> {
  const [moved] = await transitionAll(tx, { ...change, tasks: [{ id: taskId, extra }] })
  return moved ?? null
}
