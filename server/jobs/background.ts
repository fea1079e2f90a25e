import { startDeliverer } from '#server/webhooks/deliverer.ts'
import { startHeartbeat } from './heartbeat.ts'
import { startPacker } from './packer.ts'
import { startSweeper } from './sweeper.ts'
import { startWaitingRouter } from './waiting.ts'
import { startWorker } from './worker.ts'

/** Milliseconds that a job under way has to finish before it is let go for another process: below the ten of process managers. */
const JOB_GRACE = 6_000

export type Background = { stop: () => Promise<void> }

/** All the work that nobody waits for: jobs, deadlines, webhooks, statistics, and looking after processes that died. */
export async function startBackground(): Promise<Background> {
  const worker = await startWorker()
  const heartbeat = await startHeartbeat(worker.ids)
  const sweeper = startSweeper()
  const packer = startPacker()
  const deliverer = startDeliverer()
  const waiting = startWaitingRouter()
  return {
    stop: async () => {
      await Promise.all([worker.stop(JOB_GRACE), sweeper.stop(), packer.stop(), deliverer.stop(), waiting.stop()])
      // After the worker: what it could not finish is let go here.
      await heartbeat.stop()
    },
  }
}
