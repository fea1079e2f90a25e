import type { DeliveryResponse, ListDeliveriesQuery } from '#contract/deliveries.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { DELIVERY_COLUMNS, type DeliveryRow, toDeliveryResponse } from './delivery-row.ts'

const LIST = `SELECT ${DELIVERY_COLUMNS} FROM webhook_deliveries WHERE $1::text IS NULL OR status = $1 ORDER BY updated_at DESC, id DESC LIMIT $2`

/** Webhooks, the last to change first. */
export async function listDeliveries(caller: Caller, { status, limit }: ListDeliveriesQuery): Promise<DeliveryResponse[]> {
  assertMay(caller, 'delivery:read')
  const { rows } = await pool().query<DeliveryRow>(LIST, [status ?? null, limit])
  return rows.map(toDeliveryResponse)
}
