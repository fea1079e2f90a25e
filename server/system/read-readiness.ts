import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { readyResponse } from '#contract/system.ts'
import { pool } from '#server/db/client.ts'
import { pendingMigrations } from '#server/db/migrate.ts'
import { DomainError } from '#server/domain/errors.ts'
import { jobLag, sweepAge } from '#server/jobs/work-health.ts'

/** Milliseconds for each check: orchestrators commonly give a probe a few seconds. */
const PATIENCE = 2_000

/** Seconds. Sweeps come once a second and a big one takes a few; past this the loop is stuck or the database refuses it. */
const SWEEP_LATE = 30

/**
 * Seconds that a due job may wait. Far above the moment it takes: a queue that is merely long would otherwise take every process
 * out of rotation at once, and the API with it.
 */
const JOBS_LATE = 300

type Checks = z.infer<typeof readyResponse>['checks']

/** Null when all is well; else what is wrong, in words that hold no address and no secret. */
type Check = () => Promise<string | null>

const CHECKS: Record<keyof Checks, Check> = {
  database: async () => {
    await pool().query('SELECT 1')
    return null
  },
  migrations: async () => {
    const pending = await pendingMigrations(pool())
    return pending.length > 0 ? `${pending.length} not applied` : null
  },
  sweep: async () => {
    const age = sweepAge()
    return age !== null && age > SWEEP_LATE ? `the last one was ${Math.round(age)} s ago` : null
  },
  jobs: async () => {
    if (sweepAge() === null) return null
    const lag = await jobLag()
    return lag > JOBS_LATE ? `one has been due for ${Math.round(lag)} s` : null
  },
}

async function run(check: Check): Promise<string | null> {
  const late = new AbortController()
  try {
    return await Promise.race([check(), sleep(PATIENCE, `no answer within ${PATIENCE / 1000} s`, { signal: late.signal, ref: false })])
  } catch {
    // The database's own words may name hosts and people.
    return 'cannot be reached'
  } finally {
    late.abort()
  }
}

/** Every check with what is wrong, or null. */
export async function runChecks(): Promise<(readonly [keyof Checks, string | null])[]> {
  const names = Object.keys(CHECKS) as (keyof Checks)[]
  return Promise.all(names.map(async (name) => [name, await run(CHECKS[name])] as const))
}

/** Whether this process should get requests; NOT_READY, with what is wrong, when it should not. */
export async function readReadiness(): Promise<z.infer<typeof readyResponse>> {
  const results = await runChecks()
  const failed = results.flatMap(([name, wrong]) => (wrong ? `${name}: ${wrong}` : []))
  const checks = Object.fromEntries(results.map(([name, wrong]) => [name, wrong ?? 'ok'])) as Checks
  if (failed.length > 0) throw new DomainError('NOT_READY', `This process is not ready: ${failed.join('; ')}.`, { detail: { checks } })
  return { status: 'ready', checks }
}
