import type { z } from 'zod'
import type { DeliveryDetailResponse } from '#contract/deliveries.ts'
import type { deliveryOnDesk } from '#contract/desk.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { timestamp } from '#server/tasks/task-row.ts'
import { DELIVERY_COLUMNS, deliveryNotFound, type DeliveryRow, toDeliveryResponse } from './delivery-row.ts'

type Attempt = Omit<DeliveryDetailResponse['attempts'][number], 'started_at'> & { started_at: Date }

const BY_ID = `SELECT ${DELIVERY_COLUMNS}, gives_up_at, body IS NULL AS redacted FROM webhook_deliveries WHERE id = $1`

/** One delivery with what its receiver said. */
export async function getDelivery(caller: Caller, unverifiedId: string): Promise<DeliveryDetailResponse> {
  assertMay(caller, 'delivery:read')
  const id = plausibleId(unverifiedId)
  const { rows } = await pool().query<DeliveryRow & { gives_up_at: Date; redacted: boolean }>(BY_ID, [id])
  if (!rows[0]) throw deliveryNotFound(unverifiedId)
  const attempts = await pool().query<Attempt>(
    'SELECT id, started_at, duration_ms, status_code, error, answer FROM webhook_attempts WHERE delivery_id = $1 ORDER BY started_at DESC LIMIT 100',
    [id],
  )
  return {
    ...toDeliveryResponse(rows[0]),
    gives_up_at: timestamp(rows[0].gives_up_at),
    redacted: rows[0].redacted,
    attempts: attempts.rows.map((each) => ({ ...each, started_at: timestamp(each.started_at) })),
  }
}

const SENT = 'SELECT t.task, d.body FROM webhook_deliveries d JOIN tasks t ON t.id = d.task_id WHERE d.id = $1'

/** The same with what is sent. There is an answer in it, so it takes the permission to read tasks as well. */
export async function viewDelivery(caller: Caller, unverifiedId: string): Promise<z.infer<typeof deliveryOnDesk>> {
  assertMay(caller, 'task:read')
  const delivery = await getDelivery(caller, unverifiedId)
  const { rows } = await pool().query<{ task: string; body: string | null }>(SENT, [delivery.id])
  // Deleted in between, with its task.
  if (!rows[0]) throw deliveryNotFound(unverifiedId)
  return { ...delivery, ...rows[0] }
}
