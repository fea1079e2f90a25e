import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import type { Tx } from '#server/db/tx.ts'
import type { Actor } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { type Action, statusesFor, type Transition, TRANSITIONS } from '#server/domain/lifecycle.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import { recordDelivery } from '#server/webhooks/record-delivery.ts'

type Settable = {
  assigned_to_user_id: string | null
  assigned_to_email: string | null
  response: string
  completed_by_user_id: string | null
  completed_by_email: string | null
  completed_via_channel: string | null
  /** `now` lets Postgres stamp it, so that all replicas share one clock. */
  completed_at: 'now'
  timed_out_at: 'now'
}

/** What an event says besides who and when: with which key it was done, and what the verb adds. */
export function extraOf({ key }: Actor, extra: Record<string, unknown> | null): Record<string, unknown> | null {
  return key || extra ? { ...key, ...extra } : null
}

export type Move = {
  taskId: string
  /** Done one after the other in one statement; each writes its event. */
  actions: readonly [Action, ...Action[]]
  actor: Actor
  set?: Partial<Settable>
  extra?: Record<string, unknown> | null
  /** Besides the status: who must hold the task. `free` is nobody; an id is nobody or that person. */
  holder?: { free: string } | { held: string }
}

type Moved = { from_status: TaskStatus; to_status: TaskStatus; calls_back: boolean }

const HOLDER_GUARD = {
  free: (n: number) => `AND (assigned_to_user_id IS NULL OR assigned_to_user_id = $${n})`,
  held: (n: number) => `AND assigned_to_user_id = $${n}`,
}

function holderGuard(holder: Move['holder'], values: unknown[]): string {
  if (!holder) return ''
  const [kind, id] = 'free' in holder ? (['free', holder.free] as const) : (['held', holder.held] as const)
  return HOLDER_GUARD[kind](values.push(id))
}

function assignments(set: Partial<Settable>, values: unknown[]): string {
  return Object.entries(set)
    .map(([column, value]) => (value === 'now' ? `, ${column} = now()` : `, ${column} = $${values.push(value)}`))
    .join('')
}

/**
 * Every change of a task's status: one compare-and-set, guarded by the statuses that the first action may leave, with its
 * events in the same statement. One that ends the task also records its webhook. Whoever waits is woken after the commit.
 * Null means that somebody else was first.
 */
export async function transition(tx: Tx, { taskId, actions, actor, set = {}, extra = null, holder }: Move): Promise<Moved | null> {
  const steps: Transition[] = actions.map((action) => TRANSITIONS[action])
  const last = steps.at(-1) as Transition
  const events = steps.map((step, index) => ({
    id: newId(),
    action: step.event,
    from_status: steps[index - 1]?.to ?? null,
    to_status: step.to,
    extra_data: index === steps.length - 1 ? extraOf(actor, extra) : null,
  }))
  const values: unknown[] = [
    taskId,
    statusesFor(actions[0]),
    last.to,
    JSON.stringify(events),
    actor.type,
    actor.userId,
    actor.email,
    actor.channel,
  ]
  const guard = holderGuard(holder, values)
  const { rows } = await tx.query<Moved>(
    `WITH old AS (SELECT id, status FROM tasks WHERE id = $1 AND status = ANY($2) ${guard} FOR UPDATE),
      moved AS (UPDATE tasks t SET status = $3, updated_at = now()${assignments(set, values)}
        FROM old WHERE t.id = old.id RETURNING old.status AS from_status, t.callback_url IS NOT NULL AS calls_back),
      recorded AS (INSERT INTO events (id, task_id, action, from_status, to_status, actor_type, actor_user_id, actor_email, channel, extra_data)
        SELECT e.id, $1, e.action, COALESCE(e.from_status, moved.from_status), e.to_status, $5, $6, $7, $8, e.extra_data
        FROM moved, ROWS FROM (jsonb_to_recordset($4::jsonb) AS (id text, action text, from_status text, to_status text, extra_data json))
          WITH ORDINALITY AS e (id, action, from_status, to_status, extra_data, step) ORDER BY e.step)
    SELECT from_status, $3::text AS to_status, calls_back FROM moved`,
    values,
  )
  const [moved] = rows
  if (!moved) return null
  tx.afterCommit(() => signalChange(taskId, last.to))
  if (moved.calls_back && isTerminal(last.to)) await recordDelivery(tx, taskId)
  return moved
}
