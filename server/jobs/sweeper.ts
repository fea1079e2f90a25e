import { log } from '#server/log.ts'
import { expireTasks } from '#server/tasks/expire-tasks.ts'
import { moveJobs } from './queue.ts'

/** Milliseconds between sweeps: a deadline is met to within a second, at one index probe a second however many tasks are open. */
const INTERVAL = 1_000

export type Sweeper = { stop: () => Promise<void> }

/** Times out due tasks for as long as the process lives. Replicas may all sweep: each skips the rows another is at. */
export function startSweeper(): Sweeper {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  async function sweep(): Promise<void> {
    await moveJobs()
    const { more } = await expireTasks().catch((error: Error) => {
      log().error({ err: error.message }, 'the deadline sweep failed; it will be tried again')
      return { more: false }
    })
    if (!stopped) timer = setTimeout(() => (running = sweep()), more ? 0 : INTERVAL)
  }

  running = sweep()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
