import type { DeskStatus } from '#contract/desk.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { env } from '#server/env.ts'
import { queueDepth, sweepAge } from '#server/jobs/work-health.ts'
import { hub } from '#server/waiters/hub.ts'
import { runChecks } from './read-readiness.ts'
import { readSystemStatus } from './read-status.ts'

type Process = { id: string; workers: number; started_at: Date; seen_at: Date }

/** Those that were seen within the hour: who is gone for longer has been buried, unless nobody is left to do it. */
const WORKERS = `SELECT id, cardinality(workers) AS workers, started_at, seen_at FROM processes
  WHERE seen_at > now() - interval '1 hour' ORDER BY started_at, id`

const DATABASE = `SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS size_bytes`

async function workers(): Promise<DeskStatus['workers']> {
  const { rows } = await pool().query<Process>(WORKERS)
  return rows.map((row) => ({ ...row, started_at: row.started_at.toISOString(), seen_at: row.seen_at.toISOString() }))
}

/** How the place does, as the process sees it that is asked. Without the name or value of any secret. */
export async function readDeskStatus(caller: Caller): Promise<DeskStatus> {
  const settings = readSystemStatus(caller)
  const [checks, database, seen, queue] = await Promise.all([
    runChecks(),
    pool().query<DeskStatus['database']>(DATABASE),
    workers(),
    queueDepth(),
  ])
  return {
    settings,
    checks: checks.map(([name, wrong]) => ({ name, ok: wrong === null, says: wrong ?? 'ok' })),
    process: {
      node: process.version,
      started_at: new Date(Date.now() - process.uptime() * 1_000).toISOString(),
      swept_seconds_ago: sweepAge(),
      waits: hub().waits,
      listens: env().AWAITHUMANS_LISTEN !== 'off',
    },
    workers: seen,
    database: database.rows[0] as DeskStatus['database'],
    queue,
  }
}
