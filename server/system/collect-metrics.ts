import { TASK_STATUSES } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import { singleton } from '#server/db/singleton.ts'
import { queueDepth } from '#server/jobs/work-health.ts'
import { metrics } from '#server/metrics.ts'
import { hub } from '#server/waiters/hub.ts'

/** Milliseconds for which what was counted in the database is told again: several scrapers, or an impatient one, cost one count. */
const FRESH = 5_000

/** Counting further costs more than a graph shows: the rates come from the counters. */
const COUNT_TO = 100_000

type Counted = { name: string; n: number }

/** By the index on status, each status for itself, so that a million answered tasks do not make it slow. */
const TASKS = `SELECT s.name, (SELECT count(*)::int FROM (SELECT 1 FROM tasks t WHERE t.status = s.name LIMIT ${COUNT_TO}) AS counted) AS n
  FROM unnest($1::text[]) AS s (name)`

const DELIVERIES = `SELECT status AS name, count(*)::int AS n FROM (
    SELECT status FROM webhook_deliveries ORDER BY updated_at DESC, id DESC LIMIT ${COUNT_TO}) AS latest GROUP BY 1`

async function count(sql: string, values: unknown[] = []): Promise<Counted[]> {
  return (await pool().query<Counted>(sql, values)).rows
}

async function countAll(): Promise<void> {
  const { tasks, jobs, deliveries, jobLag: lag } = metrics()
  const [byStatus, depth, byOutcome] = await Promise.all([count(TASKS, [TASK_STATUSES]), queueDepth(), count(DELIVERIES)])
  for (const { name, n } of byStatus) tasks.set({ status: name }, n)
  for (const state of ['waiting', 'running', 'failed'] as const) jobs.set({ state }, depth[state])
  for (const status of ['pending', 'succeeded', 'abandoned'])
    deliveries.set({ status }, byOutcome.find(({ name }) => name === status)?.n ?? 0)
  lag.set(depth.lag_seconds)
}

const counted = () => singleton('counted', () => ({ at: 0, running: undefined as Promise<void> | undefined }))

/** Joins a count that is under way; when the database is away, the last one is told again. */
async function countIfStale(): Promise<void> {
  const state = counted()
  if (Date.now() - state.at < FRESH) return
  state.running ??= countAll()
    .then(() => void (state.at = Date.now()))
    .catch(() => undefined)
    .finally(() => (state.running = undefined))
  await state.running
}

/** Everything that is measured, as Prometheus reads it. */
export async function collectMetrics(): Promise<{ type: string; text: string }> {
  const { registry, waits, connections } = metrics()
  await countIfStale()
  waits.set(hub().waits)
  const { totalCount, idleCount, waitingCount } = pool()
  connections.set({ state: 'busy' }, totalCount - idleCount)
  connections.set({ state: 'idle' }, idleCount)
  connections.set({ state: 'awaited' }, waitingCount)
  return { type: registry.contentType, text: await registry.metrics() }
}
