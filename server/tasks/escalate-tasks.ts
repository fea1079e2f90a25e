import type { Tx } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import type { DomainError } from '#server/domain/errors.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'
import { movable, moved } from './assignment-sql.ts'
import { assignTask } from './assign-task.ts'
import { attempt } from './attempt.ts'
import { dueSweep } from './due-sweep.ts'
import { WAITING } from './ended.ts'
import { letGo, lockTask, readAsked, recordMove } from './move-on.ts'
import { recordHappening } from './record-happening.ts'
import { startClocks } from './start-clocks.ts'

type Json = Record<string, unknown>

type Due = {
  id: string
  holder_id: string | null
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

const POOL = 'SELECT pool_id FROM tasks WHERE id = $1'

/** Whoever deactivates them holds their row and waits for their tasks, so this must not wait for them while it holds one. */
const HOLDER_STAYS = 'SELECT 1 FROM users WHERE id = $1 FOR KEY SHARE SKIP LOCKED'

/** A change of a person takes some milliseconds; this is the next sweep. */
const LATER = `UPDATE tasks SET escalate_at = now() + interval '1 second' WHERE id = $1`

const STOP = 'UPDATE tasks SET escalate_at = NULL WHERE id = ANY($1)'

/** The task's own goes first, once; after that each pool it comes to may pass it on. */
const targetOf = ({ own, of_pool, been }: Due): Json | null => (been.length === 0 ? (own ?? of_pool) : of_pool)

async function escalate(tx: Tx, due: Due): Promise<void> {
  const wanted = readAssignTo(targetOf(due))
  const task = await lockTask(tx, due.id, 'escalate')
  if (!task) return
  await tx.query(SHARE, [due.id])
  const still = await readAsked(tx, due.id)
  const extra = { assign_to: targetOf(due), waited: Math.round(due.waited), pool_id: due.pool_id }
  await assignTask(tx, due.id, wanted)
  // Put to others as well: the first of all of them who claims or answers has it.
  await letGo(tx, due.id)
  await recordMove(tx, { task, action: 'escalate', actor: SYSTEM, extra, still })
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
  // The pool has taken its setting back since the clock was started.
  if (targetOf(due) === null) return void (await tx.query(STOP, [[due.id]]))
  if (due.holder_id && (await tx.query(HOLDER_STAYS, [due.holder_id])).rowCount === 0) return void (await tx.query(LATER, [due.id]))
  const refused = await attempt(tx, () => escalate(tx, due))
  if (refused) await giveUp(tx, due, refused)
}

/**
 * Puts tasks that nobody has answered to others as well. Each is escalated once for every time that it is asked, and then once
 * more by each pool that it has come to in this way, so that it goes up a chain and never round in a circle.
 */
export const escalateTasks = dueSweep<Due>({
  what: 'escalated',
  // Each is routed, which takes the turns of a group and its people: with two in a transaction, two replicas, or a sweep and
  // somebody who asks, could wait for one another. Some ten statements each.
  batch: 1,
  columns: `t.id, t.assigned_to_user_id AS holder_id, t.escalate_to AS own, p.escalate_to AS of_pool, t.pool_id,
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
