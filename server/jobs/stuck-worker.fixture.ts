import { startHeartbeat } from './heartbeat.ts'
import { startWorker } from './worker.ts'

/** A process that takes a job and never finishes it. It says so, and waits to be killed. */
const worker = await startWorker({
  notify: () => {
    process.send?.('at it')
    return new Promise(() => undefined)
  },
})
await startHeartbeat(worker.ids, { interval: 100 })
