import type { z } from 'zod'
import type { queueDepth as shape } from '#contract/desk.ts'
import { pool } from '#server/db/client.ts'
import { lastSweepAt } from './sweeper.ts'

type QueueDepth = z.infer<typeof shape>

/** Seconds that the job which is due longest has waited; 0 when none is. What ran out of tries waits for a person and does not count. */
const LAG = `SELECT COALESCE(max(extract(epoch FROM now() - run_at)), 0)::float8 AS lag FROM graphile_worker.jobs
  WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now()`

export async function jobLag(): Promise<number> {
  const { rows } = await pool().query<{ lag: number }>(LAG)
  return rows[0]?.lag ?? 0
}

const DEPTH = `SELECT count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
    count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
    count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting
  FROM graphile_worker.jobs`

/** Jobs in the queue by what they are at. */
export async function queueDepth(): Promise<QueueDepth> {
  const [{ rows }, lag] = await Promise.all([pool().query<Omit<QueueDepth, 'lag_seconds'>>(DEPTH), jobLag()])
  const { waiting = 0, running = 0, failed = 0 } = rows[0] ?? {}
  return { waiting, running, failed, lag_seconds: lag }
}

/** Seconds since this process last swept; null when it leaves that to others. */
export function sweepAge(): number | null {
  const at = lastSweepAt()
  return at === null ? null : (Date.now() - at) / 1000
}
