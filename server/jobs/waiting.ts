import { log } from '#server/log.ts'
import { routeWaiting } from '#server/tasks/route-waiting.ts'

/**
 * Milliseconds between looks at tasks that wait for somebody. Whoever is added or changed is thought of at once, by a job; this
 * is for those who are back, which nobody does anything for. Without such tasks a look is one index probe.
 */
const INTERVAL = 5_000

export type WaitingRouter = { stop: () => Promise<void> }

/** Apart from the deadlines' sweep: a thousand tasks for somebody who is back must make none of them late. */
export function startWaitingRouter(interval = INTERVAL): WaitingRouter {
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    await routeWaiting().catch((error: Error) => log().error({ err: error.message }, 'waiting tasks could not be routed; trying again'))
    if (!stopped) timer = setTimeout(() => (running = look()), interval)
  }

  let running: Promise<void> = look()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
