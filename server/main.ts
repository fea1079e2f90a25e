import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { setupUrl } from '#server/auth/setup.ts'
import { disconnect } from '#server/db/client.ts'
import { migrate } from '#server/db/migrate.ts'
import { env } from '#server/env.ts'
import { handle } from '#server/http/app.ts'
import { endConnections, listener } from '#server/http/listener.ts'
import { startBackground } from '#server/jobs/background.ts'
import { log } from '#server/log.ts'
import { startOrDie, stopWhenAsked } from '#server/shutdown.ts'
import { startTracing, stopTracing } from '#server/tracing.ts'
import { hub } from '#server/waiters/hub.ts'

/** Milliseconds to finish what is under way before connections are cut: a second below the end of the whole process. */
const GRACE = 8_000

/** Characters of an admin token below which guessing it is worth a try. */
const SAFE_TOKEN = 16

/** Milliseconds between looks for connections that have gone idle while stopping. */
const IDLE_CHECK = 50

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(env().AWAITHUMANS_PORT, env().AWAITHUMANS_HOST, resolve)
  })
}

/**
 * Milliseconds in which what still arrives is answered with 503 instead of finding a closed door: load balancers see it in the
 * readiness, and connections that were kept alive are closed by an answer and not under a request.
 */
const LAME_DUCK = 500

/** No more connections; those there are end with what they are at. */
async function close(server: Server): Promise<void> {
  endConnections()
  if (env().production) await sleep(LAME_DUCK)
  const cut = setTimeout(() => server.closeAllConnections(), GRACE)
  // Kept-alive connections that were busy when `close` looked go idle a moment later, and would hold it for five seconds.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(cut)
  clearInterval(idle)
}

async function startPages(server: Server): Promise<ReturnType<typeof next>> {
  const app = next({
    dev: !env().production,
    dir: process.cwd(),
    httpServer: server,
    port: env().AWAITHUMANS_PORT,
    hostname: env().AWAITHUMANS_HOST,
  })
  await app.prepare()
  return app
}

/** The process that answers: the API, the pages and, unless another process does it, the work behind them. */
async function start(): Promise<void> {
  const token = env().AWAITHUMANS_ADMIN_API_TOKEN
  if (token && token.length < SAFE_TOKEN)
    log().warn(`AWAITHUMANS_ADMIN_API_TOKEN is short enough to be guessed; make one with: openssl rand -hex 32`)
  await startTracing()
  await migrate(env().DATABASE_URL)
  await hub().start()
  const server = createServer()
  const app = await startPages(server)
  const pages = app.getRequestHandler()
  server.on(
    'request',
    listener(getRequestListener(handle, { overrideGlobalObjects: false }), (request, response) => pages(request, response)),
  )
  const background = env().AWAITHUMANS_WORKER === 'on' ? await startBackground() : null
  stopWhenAsked(async () => {
    await Promise.all([close(server), background?.stop(), hub().stop()])
    await app.close()
    await Promise.all([disconnect(), stopTracing()])
  })
  await listen(server)
  const link = await setupUrl()
  log().info({ url: env().publicUrl, setupUrl: link, worker: env().AWAITHUMANS_WORKER }, 'ready')
  process.send?.({ type: 'ready', url: env().publicUrl, setupUrl: link })
}

startOrDie('The server', start)
