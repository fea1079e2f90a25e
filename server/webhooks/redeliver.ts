import type { DeliveryResponse } from '#contract/deliveries.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { ringBell } from './bell.ts'
import { DELIVERY_COLUMNS, deliveryNotFound, type DeliveryRow, toDeliveryResponse } from './delivery-row.ts'
import { GIVES_UP_AFTER_HOURS } from './schedule.ts'

/** From any status; the count of attempts goes on, the schedule and the 72 hours begin anew. Cut to what the column keeps, or it would be due a moment later. */
const AGAIN = `status = 'pending', next_attempt_at = date_trunc('milliseconds', now()), updated_at = now(),
  gives_up_at = date_trunc('milliseconds', now()) + make_interval(hours => ${GIVES_UP_AFTER_HOURS})`

const ONE = `WITH found AS (SELECT id, status AS was, host FROM webhook_deliveries WHERE id = $1),
    sent AS (UPDATE webhook_deliveries SET ${AGAIN} WHERE id = $1 AND body IS NOT NULL RETURNING ${DELIVERY_COLUMNS})
  SELECT sent.*, was, host, sent.id IS NULL AS redacted FROM found LEFT JOIN sent USING (id)`

/** Given up, or waiting for its next try. The partial index over updated_at, which is never before the last attempt, finds them. */
const FAILED = `UPDATE webhook_deliveries SET ${AGAIN}
  WHERE status <> 'succeeded' AND updated_at >= $1 AND last_attempt_at >= $1 AND last_error IS NOT NULL AND body IS NOT NULL`

/** Sends a webhook once more, whatever came of it before. */
export async function redeliver(caller: Caller, unverifiedId: string): Promise<DeliveryResponse> {
  assertMay(caller, 'delivery:redeliver')
  const sent = await inTransaction(async (tx) => {
    const { rows } = await tx.query<DeliveryRow & { was: string; host: string; redacted: boolean }>(ONE, [plausibleId(unverifiedId)])
    const [delivery] = rows
    if (!delivery) throw deliveryNotFound(unverifiedId)
    if (delivery.redacted)
      throw new DomainError('DELIVERY_REDACTED', 'The answer was erased once it had been delivered, as its task asked.')
    await recordChange(tx, actorOf(caller, null), {
      subject: 'delivery',
      id: delivery.id,
      name: delivery.host,
      action: 'redelivered',
      before: { status: delivery.was },
      after: { status: delivery.status, task_id: delivery.task_id },
    })
    return delivery
  })
  ringBell()
  return toDeliveryResponse(sent)
}

/** Sends everything that failed since a time once more: for when a receiver is back. Answers with how many. */
export async function redeliverFailed(caller: Caller, since: Date): Promise<{ redelivered: number }> {
  assertMay(caller, 'delivery:redeliver')
  const redelivered = await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(FAILED, [since])
    const sent = rowCount ?? 0
    // One line for all: after an outage they are thousands.
    const after = { redelivered: sent, failed_since: since.toISOString() }
    if (sent > 0)
      await recordChange(tx, actorOf(caller, null), { subject: 'delivery', id: '*', name: 'all that failed', action: 'redelivered', after })
    return sent
  })
  ringBell()
  return { redelivered }
}
