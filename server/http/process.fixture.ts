import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { startBackground } from '#server/jobs/background.ts'
import { stopWhenAsked } from '#server/shutdown.ts'
import { startTracing, stopTracing } from '#server/tracing.ts'
import { hub } from '#server/waiters/hub.ts'
import { handle } from './app.ts'
import { listener } from './listener.ts'

/** The server without the pages, as a process of its own whose log and traces can be read from the outside. */
await startTracing()
await hub().start()
const background = await startBackground()
const server = createServer(
  listener(getRequestListener(handle, { overrideGlobalObjects: false }), (_, response) => response.writeHead(404).end()),
)
stopWhenAsked(async () => {
  server.closeAllConnections()
  await Promise.all([background.stop(), hub().stop()])
  await stopTracing()
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
