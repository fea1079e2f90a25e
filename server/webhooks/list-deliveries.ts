import type { DeliveryResponse, ListDeliveriesQuery } from '#contract/deliveries.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { readCursor, writeCursor } from '#server/tasks/cursor.ts'
import { DELIVERY_COLUMNS, type DeliveryRow, toDeliveryResponse } from './delivery-row.ts'

type Page = { deliveries: DeliveryResponse[]; nextCursor: string | null }

/** Without what is not asked for: each combination of filters is a statement of its own, which finds its own index. */
function statement({ status, host, task_id: task, cursor, limit }: ListDeliveriesQuery): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const parts: string[] = []
  const add = (sql: string, value: unknown) => void (value && parts.push(sql.replace('?', `$${values.push(value)}`)))
  add('status = ?', status)
  // In the words of the partial index over those that operators look for.
  if (status && status !== 'succeeded') parts.push(`status <> 'succeeded'`)
  add('host = ?', host)
  add('task_id = ?', task)
  if (cursor) {
    const { createdAt, id } = readCursor(cursor)
    parts.push(`(updated_at, id) < ($${values.push(createdAt)}, $${values.push(id)})`)
  }
  const where = parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : ''
  const text = `SELECT ${DELIVERY_COLUMNS} FROM webhook_deliveries ${where} ORDER BY updated_at DESC, id DESC LIMIT $${values.push(limit + 1)}`
  return { text, values }
}

/** Webhooks, the last to change first. One that changes while somebody goes through the pages moves to the front, and may be met twice. */
export async function pageDeliveries(caller: Caller, query: ListDeliveriesQuery): Promise<Page> {
  assertMay(caller, 'delivery:read')
  const { rows } = await pool().query<DeliveryRow>(statement(query))
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return { deliveries: page.map(toDeliveryResponse), nextCursor: last ? writeCursor({ createdAt: last.updated_at, id: last.id }) : null }
}
