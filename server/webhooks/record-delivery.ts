import type { Tx } from '#server/db/tx.ts'
import { newId } from '#server/domain/ids.ts'
import { ringBell } from './bell.ts'
import { GIVES_UP_AFTER_HOURS } from './schedule.ts'
import { type SettledTask, settledBody } from './settled-body.ts'

const SETTLED = `SELECT id, idempotency_key, status, response, completed_at, timed_out_at, completed_by_email, completed_via_channel,
  verification_attempt, callback_url, traceparent FROM tasks WHERE id = $1`

const INSERT = `INSERT INTO webhook_deliveries (id, task_id, url, host, body, status, gives_up_at, traceparent)
  VALUES ($1, $2, $3, $4, $5, 'pending', now() + make_interval(hours => ${GIVES_UP_AFTER_HOURS}), $6)`

/**
 * The webhook of a task that has just ended, in the transaction that ended it: it is sent if, and only if, that commits. Its
 * bytes are made here and never again.
 */
export async function recordDelivery(tx: Tx, taskId: string): Promise<void> {
  const { rows } = await tx.query<SettledTask & { callback_url: string | null; traceparent: string | null }>(SETTLED, [taskId])
  const [task] = rows
  if (!task?.callback_url) return
  const { host } = new URL(task.callback_url)
  await tx.query(INSERT, [newId(), taskId, task.callback_url, host, settledBody(task), task.traceparent])
  tx.afterCommit(ringBell)
}
