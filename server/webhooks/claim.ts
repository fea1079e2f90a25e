import { pool } from '#server/db/client.ts'
import { prepared } from '#server/db/prepared.ts'
import { ATTEMPT_LIMIT } from './deliver.ts'
import { GIVES_UP_AFTER_HOURS } from './schedule.ts'
import type { Message } from './sign.ts'

/** Seconds a delivery belongs to whoever claimed it: an attempt at its longest, and time to write down what came of it. */
const LEASE = ATTEMPT_LIMIT / 1_000 + 5

export type Claimed = Message & {
  url: string
  host: string
  /** Proof that it is still ours when the attempt is over. */
  leasedUntil: Date
  /** Failures since the task ended, or since it was last asked for again. */
  failures: number
}

type Row = {
  id: string
  task_id: string
  url: string
  host: string
  body: string
  traceparent: string | null
  leased_until: Date
  failures: number
}

/** `limit` in all, and of each host as many as it has left: `left` names the hosts of which that is not `slots`. */
export type Room = { limit: number; slots: number; left: ReadonlyMap<string, number> }

const OPEN = `d.status = 'pending' AND d.next_attempt_at <= now() AND (d.leased_until IS NULL OR d.leased_until <= now())`

/**
 * From host to host instead of along the queue: each step is a probe of the index over (host, next_attempt_at), so that what
 * waits for a hung receiver, however much it is, is not read over and over to get at the others.
 */
const CLAIM = `WITH RECURSIVE hosts AS (
    (SELECT d.host FROM webhook_deliveries d WHERE d.status = 'pending' ORDER BY d.host LIMIT 1)
    UNION ALL
    SELECT (SELECT d.host FROM webhook_deliveries d WHERE d.status = 'pending' AND d.host > hosts.host ORDER BY d.host LIMIT 1)
      FROM hosts WHERE hosts.host IS NOT NULL),
  due AS MATERIALIZED (
    SELECT due.id FROM hosts LEFT JOIN unnest($1::text[], $2::int[]) AS known (host, slots) ON known.host = hosts.host, LATERAL (
      SELECT d.id, d.next_attempt_at FROM webhook_deliveries d WHERE d.host = hosts.host AND ${OPEN}
        ORDER BY d.next_attempt_at LIMIT COALESCE(known.slots, $3::int) FOR UPDATE SKIP LOCKED) AS due
    ORDER BY due.next_attempt_at LIMIT $4)
  UPDATE webhook_deliveries d SET leased_until = now() + interval '${LEASE} seconds' FROM due WHERE d.id = due.id
  RETURNING d.id, d.task_id, d.url, d.host, d.body, d.traceparent, d.leased_until, (SELECT count(*)::int FROM webhook_attempts a
    WHERE a.delivery_id = d.id AND a.started_at >= d.gives_up_at - interval '${GIVES_UP_AFTER_HOURS} hours') AS failures`

/** Takes what is due, for the length of a lease. Two processes never get the same one; a process that dies loses it by time. */
export async function claimDeliveries({ limit, slots, left }: Room): Promise<Claimed[]> {
  const { rows } = await pool().query<Row>(prepared(CLAIM, [[...left.keys()], [...left.values()], slots, limit]))
  return rows.map(({ task_id, leased_until, ...row }) => ({ ...row, taskId: task_id, leasedUntil: leased_until }))
}

/** Gives back what was not tried to the end, so that another process need not wait for the lease to run out. */
export async function releaseDelivery({ id, leasedUntil }: Claimed): Promise<void> {
  await pool().query('UPDATE webhook_deliveries SET leased_until = NULL WHERE id = $1 AND leased_until = $2', [id, leasedUntil])
}
