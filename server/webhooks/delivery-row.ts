import type { DeliveryResponse } from '#contract/deliveries.ts'
import { DomainError } from '#server/domain/errors.ts'
import { timestamp } from '#server/tasks/task-row.ts'

export type DeliveryRow = {
  id: string
  task_id: string
  url: string
  status: DeliveryResponse['status']
  attempt_count: number
  next_attempt_at: Date
  first_attempted_at: Date | null
  last_attempt_at: Date | null
  last_error: string | null
  last_status_code: number | null
  created_at: Date
  updated_at: Date
}

export const DELIVERY_COLUMNS = `id, task_id, url, status, attempt_count, next_attempt_at, first_attempted_at, last_attempt_at, last_error,
  last_status_code, created_at, updated_at`

/** The wire's 12 keys in the wire's order. */
export function toDeliveryResponse(row: DeliveryRow): DeliveryResponse {
  return {
    id: row.id,
    task_id: row.task_id,
    url: row.url,
    status: row.status,
    attempt_count: row.attempt_count,
    next_attempt_at: timestamp(row.next_attempt_at),
    first_attempted_at: timestamp(row.first_attempted_at),
    last_attempt_at: timestamp(row.last_attempt_at),
    last_error: row.last_error,
    last_status_code: row.last_status_code,
    created_at: timestamp(row.created_at),
    updated_at: timestamp(row.updated_at),
  }
}

export function deliveryNotFound(id: string): DomainError {
  const what = `There is no delivery with the id "${id.slice(0, 64)}".`
  return new DomainError('DELIVERY_NOT_FOUND', what, { detail: what })
}
