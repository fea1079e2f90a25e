import { prepared } from '#server/db/prepared.ts'
import type { Tx } from '#server/db/tx.ts'
import { newId } from '#server/domain/ids.ts'
import { ringBell } from './bell.ts'
import { GIVES_UP_AFTER_HOURS } from './schedule.ts'
import { type SettledTask, settledBody } from './settled-body.ts'

const SETTLED = `SELECT id, idempotency_key, status, response, completed_at, timed_out_at, completed_by_email, completed_via_channel,
  verification_attempt, callback_url, traceparent FROM tasks WHERE id = ANY($1) AND callback_url IS NOT NULL`

const INSERT = `INSERT INTO webhook_deliveries (id, task_id, url, host, body, status, gives_up_at, traceparent)
  SELECT d.id, d.task_id, d.url, d.host, d.body, 'pending', now() + make_interval(hours => ${GIVES_UP_AFTER_HOURS}), d.traceparent
  FROM json_to_recordset($1::json) AS d (id text, task_id text, url text, host text, body text, traceparent text)`

/**
 * The webhooks of tasks that have just ended, in the transaction that ended them: they are sent if, and only if, that
 * commits. Their bytes are made here and never again.
 */
export async function recordDeliveries(tx: Tx, taskIds: readonly string[]): Promise<void> {
  const { rows } = await tx.query<SettledTask & { callback_url: string; traceparent: string | null }>(prepared(SETTLED, [taskIds]))
  const deliveries = rows.map(({ callback_url: url, traceparent, ...task }) => ({
    id: newId(),
    task_id: task.id,
    url,
    host: new URL(url).host,
    body: settledBody(task),
    traceparent,
  }))
  await tx.query(prepared(INSERT, [JSON.stringify(deliveries)]))
  tx.afterCommit(ringBell)
}
