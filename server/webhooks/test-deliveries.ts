import { vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'

export type DeliveryRow = {
  id: string
  task_id: string
  url: string
  host: string
  body: string | null
  status: string
  attempt_count: number
  next_attempt_at: Date
  leased_until: Date | null
  gives_up_at: Date
  first_attempted_at: Date | null
  last_attempt_at: Date | null
  last_error: string | null
  last_status_code: number | null
}

/** A database of its own, and receivers on loopback, which callbacks may otherwise not reach. */
export async function useDeliveries(allow = '127.0.0.1'): Promise<void> {
  vi.stubEnv('AWAITHUMANS_CALLBACK_ALLOW', allow)
  await useTestDatabase()
}

export async function deliveriesOf(taskId: string): Promise<DeliveryRow[]> {
  const { rows } = await pool().query<DeliveryRow>('SELECT * FROM webhook_deliveries WHERE task_id = $1', [taskId])
  return rows
}

export async function deliveryOf(taskId: string): Promise<DeliveryRow> {
  const [delivery, ...more] = await deliveriesOf(taskId)
  if (!delivery || more.length > 0) throw new Error(`task ${taskId} has ${more.length + (delivery ? 1 : 0)} deliveries`)
  return delivery
}

/** Waits until a delivery is as wanted. */
export function untilDelivery(taskId: string, wanted: (delivery: DeliveryRow) => boolean): Promise<DeliveryRow> {
  const look = async () => {
    const delivery = await deliveryOf(taskId)
    if (!wanted(delivery)) throw new Error(`still ${delivery.status} after ${delivery.attempt_count} attempts: ${delivery.last_error}`)
    return delivery
  }
  return vi.waitFor(look, { timeout: 10_000, interval: 20 })
}

export async function makeDue(taskId: string): Promise<void> {
  await pool().query(`UPDATE webhook_deliveries SET next_attempt_at = now() - interval '1 ms' WHERE task_id = $1`, [taskId])
}

export type AttemptRow = { status_code: number | null; error: string | null; answer: string | null; duration_ms: number }

export async function attemptsOf(taskId: string): Promise<AttemptRow[]> {
  const { rows } = await pool().query<AttemptRow>(
    `SELECT a.status_code, a.error, a.answer, a.duration_ms FROM webhook_attempts a JOIN webhook_deliveries d ON d.id = a.delivery_id
     WHERE d.task_id = $1 ORDER BY a.started_at`,
    [taskId],
  )
  return rows
}
