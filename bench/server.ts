import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { pool } from '#server/db/client.ts'
import { migrate } from '#server/db/migrate.ts'
import { env } from '#server/env.ts'
import { handle } from '#server/http/app.ts'
import { startHeartbeat } from '#server/jobs/heartbeat.ts'
import { startSweeper } from '#server/jobs/sweeper.ts'
import { startWorker } from '#server/jobs/worker.ts'
import { hub } from '#server/waiters/hub.ts'
import { type Deliverer, startDeliverer } from '#server/webhooks/deliverer.ts'

/**
 * The API with everything that runs beside it, and next to it the least that a route which writes can be: one INSERT of the
 * body, on the same server, pool and Postgres. The second is what the first is compared with. `/deliver/on` and `/deliver/off`
 * let webhooks go or pile up.
 */
let deliverer: Deliverer | undefined
const beside = new Hono()
  .post('/bare', async (c) => {
    const { rows } = await pool().query('INSERT INTO bare (body) VALUES ($1) RETURNING id', [JSON.stringify(await c.req.json())])
    return c.json(rows[0], 201)
  })
  .post('/deliver/on', (c) => {
    deliverer ??= startDeliverer()
    return c.body(null, 204)
  })
  .post('/deliver/off', async (c) => {
    await deliverer?.stop()
    deliverer = undefined
    return c.body(null, 204)
  })

await migrate(env().DATABASE_URL)
await pool().query('CREATE TABLE IF NOT EXISTS bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body json NOT NULL)')
await hub().start()
// Each part by itself, since the deliverer can be switched off.
const worker = await startWorker()
await startHeartbeat(worker.ids)
startSweeper()
deliverer = startDeliverer()

const listener = getRequestListener(
  (request: Request) => (new URL(request.url).pathname.startsWith('/api/') ? handle(request) : beside.fetch(request)),
  {
    overrideGlobalObjects: false,
  },
)
const server = createServer(listener).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
/** What bench/waiters.ts asks. `gc` is there by --expose-gc. */
const ANSWERS: Record<string, () => unknown> = {
  waited: () => hub().waitedTasks,
  usage: () => {
    ;(globalThis as { gc?: () => void }).gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    return { rss, heap: heapUsed + external, cpuMicros: user + system }
  },
}
process.on('message', (question: string) => process.send?.(ANSWERS[question]?.()))
process.once('disconnect', () => process.exit(0))
