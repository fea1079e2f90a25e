import { pool } from '#server/db/client.ts'
import { lastSweepAt } from './sweeper.ts'

/** Seconds that the job which is due longest has waited; 0 when none is. What ran out of tries waits for a person and does not count. */
const LAG = `SELECT COALESCE(max(extract(epoch FROM now() - run_at)), 0)::float8 AS lag FROM graphile_worker.jobs
  WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now()`

export async function jobLag(): Promise<number> {
  const { rows } = await pool().query<{ lag: number }>(LAG)
  return rows[0]?.lag ?? 0
}

/** Seconds since this process last swept; null when it leaves that to others. */
export function sweepAge(): number | null {
  const at = lastSweepAt()
  return at === null ? null : (Date.now() - at) / 1000
}
