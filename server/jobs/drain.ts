import { runOnce, type WorkerPool } from 'graphile-worker'
import { packHours } from '#server/analytics/pack-hours.ts'
import { newId } from '#server/domain/ids.ts'
import { actOnClocks } from '#server/tasks/act-on-clocks.ts'
import { expireTasks } from '#server/tasks/expire-tasks.ts'
import { routeWaiting } from '#server/tasks/route-waiting.ts'
import { startDeliverer } from '#server/webhooks/deliverer.ts'
import { beat, buryDead, endProcess } from './heartbeat.ts'
import { moveJobs } from './queue.ts'
import { queueOptions, queuePool } from './worker.ts'

export type Drained = {
  /** Jobs that were run, whether they succeeded or not. */
  jobs: number
  /** Tasks whose deadline was acted on. */
  deadlines: number
  /** Claims that were given back, reminders and escalations. */
  clocks: number
  /** Webhooks that were tried, whatever their receivers answered. */
  deliveries: number
  /** Whether the time was enough for all that was due. */
  done: boolean
}

/** Runs every job that is due. One that is under way when the time is up is finished; no other one is begun. */
async function drainJobs(until: number): Promise<{ jobs: number; done: boolean }> {
  if (Date.now() >= until) return { jobs: 0, done: false }
  const pool = queuePool()
  const { options, events, ids } = queueOptions(pool)
  const process = newId()
  let jobs = 0
  let done = true
  let known: string[] = []
  const stop = (workers: WorkerPool) => {
    done = false
    void workers.gracefulShutdown('the time is up')
  }
  events.on('job:complete', () => (jobs += 1))
  let timer: NodeJS.Timeout | undefined
  events.on('pool:create', ({ workerPool }) => (timer = setTimeout(() => stop(workerPool), until - Date.now())))
  events.on('worker:create', () => {
    known = [...ids]
    if (known.length === options.concurrency) void beat(process, known).catch(() => undefined)
  })
  try {
    await runOnce(options)
  } finally {
    clearTimeout(timer)
    await endProcess(process, known)
    await pool.end()
  }
  return { jobs, done }
}

async function drainDeadlines(until: number): Promise<{ deadlines: number; done: boolean }> {
  let deadlines = 0
  for (;;) {
    const { late, more } = await expireTasks()
    deadlines += late.length
    if (!more) return { deadlines, done: true }
    if (Date.now() >= until) return { deadlines, done: false }
  }
}

async function drainClocks(until: number): Promise<{ clocks: number; done: boolean }> {
  let clocks = 0
  while (Date.now() < until) {
    const { acted, more } = await actOnClocks()
    clocks += acted
    if (!more) return { clocks, done: true }
  }
  return { clocks, done: false }
}

/** Sends what is due. One that is under way when the time is up is let go, for the next round. */
async function drainDeliveries(until: number): Promise<{ deliveries: number; done: boolean }> {
  if (Date.now() >= until) return { deliveries: 0, done: false }
  const deliverer = startDeliverer()
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, until - Date.now()))
  })
  const made = await Promise.race([deliverer.settled(), timeUp])
  clearTimeout(timer)
  await deliverer.stop()
  return { deliveries: made ?? (await deliverer.settled()), done: made !== null }
}

/**
 * One round of all the work that a standing process does, for hosts where none can stand: what the outbox holds, what is past
 * its deadline or due by a clock, what is due in the queue. Rounds that overlap share the work. What does not fit into `budget` milliseconds is
 * left for the next one.
 */
export async function drainOnce(budget: number): Promise<Drained> {
  const until = Date.now() + budget
  await buryDead()
  await moveJobs()
  const { deadlines, done: met } = await drainDeadlines(until)
  // Before the jobs: whoever gets one is told by a job.
  if (Date.now() < until) await routeWaiting()
  const { clocks, done: kept } = await drainClocks(until)
  const { jobs, done: empty } = await drainJobs(until)
  const { deliveries, done: sent } = await drainDeliveries(until)
  // Last, and not waited for by anybody: statistics are right without it, only slower.
  await packHours(until - Date.now())
  return { jobs, deadlines, clocks, deliveries, done: met && kept && empty && sent }
}
