import { singleton } from '#server/db/singleton.ts'
import { log } from '#server/log.ts'
import { metrics } from '#server/metrics.ts'
import { actOnClocks } from '#server/tasks/act-on-clocks.ts'
import { expireTasks } from '#server/tasks/expire-tasks.ts'
import { moveJobs } from './queue.ts'

/** Milliseconds from the start of one sweep to the next, so that a long one makes none late: a deadline is met to within a second, at one index probe a second however many tasks are open. */
const INTERVAL = 1_000

export type Sweeper = { stop: () => Promise<void> }

const last = () => singleton('last-sweep', () => ({ at: null as number | null }))

/** When this process last got through a sweep, in milliseconds since 1970; null if it does not sweep. */
export function lastSweepAt(): number | null {
  return last().at
}

/** Settles due tasks, and acts on the clocks of the others, for as long as the process lives. Replicas may all sweep: each skips the rows another is at. */
export function startSweeper(): Sweeper {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  last().at = Date.now()

  async function sweep(): Promise<boolean> {
    try {
      await moveJobs()
      const { late, more } = await expireTasks()
      for (const seconds of late) metrics().lateness.observe(seconds)
      last().at = Date.now()
      // Afterwards: nobody is reminded of what has just ended.
      const clocks = await actOnClocks()
      return more || clocks.more
    } catch (error) {
      log().error({ err: (error as Error).message }, 'the sweep failed; it will be tried again')
      return false
    }
  }
  const loop = async () => {
    const started = performance.now()
    const more = await sweep()
    const rest = more ? 0 : Math.max(0, INTERVAL - (performance.now() - started))
    if (!stopped) timer = setTimeout(() => (running = loop()), rest)
  }

  let running: Promise<void> = loop()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      last().at = null
      await running
    },
  }
}
