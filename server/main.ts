import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { setupUrl } from '#server/auth/setup.ts'
import { disconnect } from '#server/db/client.ts'
import { migrate } from '#server/db/migrate.ts'
import { env } from '#server/env.ts'
import { handle } from '#server/http/app.ts'
import { IP_HEADER } from '#server/http/context.ts'
import { startSweeper } from '#server/jobs/sweeper.ts'
import { startWorker } from '#server/jobs/worker.ts'
import { log } from '#server/log.ts'
import { hub } from '#server/waiters/hub.ts'
import { startDeliverer } from '#server/webhooks/deliverer.ts'

/** Milliseconds to finish what is under way before connections are cut: process managers kill after ten seconds. */
const GRACE = 8_000

/** Characters of an admin token below which guessing it is worth a try. */
const SAFE_TOKEN = 16

/** Milliseconds between looks for connections that have gone idle while stopping. */
const IDLE_CHECK = 50

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** Takes away what the client sent under our name, in both places that Node keeps headers, and puts the truth there. */
function stampAddress(request: IncomingMessage): void {
  const forwarded = env().AWAITHUMANS_TRUST_PROXY
    ? [request.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim()
    : undefined
  const address = forwarded || request.socket.remoteAddress || 'unknown'
  const kept = request.rawHeaders.flatMap((name, index, all) =>
    index % 2 === 0 && name.toLowerCase() !== IP_HEADER ? [name, all[index + 1] ?? ''] : [],
  )
  request.rawHeaders = [...kept, IP_HEADER, address]
  request.headers[IP_HEADER] = address
}

/** Next fails on an address that it cannot decode instead of saying so. */
function isDecodable(path: string): boolean {
  try {
    decodeURI(path)
    return true
  } catch {
    return false
  }
}

/** next-auth lives in Next; the rest of /api is ours and does not pass through Next at all. */
function route(api: Listener, pages: Listener): Listener {
  return (request, response) => {
    const path = request.url ?? '/'
    if (!isDecodable(path))
      return response.writeHead(400).end('This address is not valid: a % must be followed by two hex digits of UTF-8.\n')
    stampAddress(request)
    return path.startsWith('/api/') && !path.startsWith('/api/auth/') ? api(request, response) : pages(request, response)
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(env().AWAITHUMANS_PORT, env().AWAITHUMANS_HOST, resolve)
  })
}

async function prepare(): Promise<void> {
  await migrate(env().DATABASE_URL)
  await hub().start()
}

async function start(): Promise<void> {
  const token = env().AWAITHUMANS_ADMIN_API_TOKEN
  if (token && token.length < SAFE_TOKEN)
    log().warn(`AWAITHUMANS_ADMIN_API_TOKEN is short enough to be guessed; make one with: openssl rand -hex 32`)
  await prepare()
  const server = createServer()
  const app = next({
    dev: !env().production,
    dir: process.cwd(),
    httpServer: server,
    port: env().AWAITHUMANS_PORT,
    hostname: env().AWAITHUMANS_HOST,
  })
  await app.prepare()
  const pages = app.getRequestHandler()
  server.on(
    'request',
    route(getRequestListener(handle, { overrideGlobalObjects: false }), (request, response) => pages(request, response)),
  )
  const worker = await startWorker()
  const sweeper = startSweeper()
  const deliverer = startDeliverer()
  await listen(server)
  const link = await setupUrl()
  log().info({ url: env().publicUrl, setupUrl: link }, 'ready')
  process.send?.({ type: 'ready', url: env().publicUrl, setupUrl: link })

  const stop = async () => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE)
    // Kept-alive connections that were busy when `close` looked go idle a moment later, and would hold it for five seconds.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK)
    await Promise.all([new Promise((resolve) => server.close(resolve)), worker.stop(), sweeper.stop(), deliverer.stop(), hub().stop()])
    clearTimeout(cut)
    clearInterval(idle)
    await app.close()
    await disconnect()
    process.exit(0)
  }
  // Asked twice, say by a launcher that then dies: what has been stopped cannot be stopped again.
  let stopping: Promise<void> | undefined
  const stopOnce = () => void (stopping ??= stop())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopOnce)
  // The launcher is gone, however it died: nobody is left to stop us.
  process.once('disconnect', stopOnce)
}

start().catch((error: Error) => {
  // Not through the log: without settings there is none.
  process.stderr.write(`The server could not start: ${error.message}\n`)
  process.exit(1)
})
