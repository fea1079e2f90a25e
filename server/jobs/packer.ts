import { packHours } from '#server/analytics/pack-hours.ts'
import { log } from '#server/log.ts'

/** Milliseconds from one round to the next. What is not packed yet is read task by task, some 10 ms for 5,000: an hour old or a minute more, nobody notices. */
const INTERVAL = 60_000

/** Milliseconds of a round: some 300 hours of history, and a third of what a stop waits for. */
const BUDGET = 2_000

export type Packer = { stop: () => Promise<void> }

/** Packs the history for statistics for as long as the process lives. Of replicas, one packs and the others find nothing to do. */
export function startPacker(): Packer {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async () => {
    try {
      await packHours(BUDGET)
    } catch (error) {
      log().warn({ err: (error as Error).message }, 'statistics could not be packed; they are read task by task meanwhile')
    }
    if (!stopped) timer = setTimeout(() => (running = round()), INTERVAL)
  }
  let running: Promise<void> = round()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
