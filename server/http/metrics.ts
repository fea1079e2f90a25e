import type { IncomingMessage } from 'node:http'
import type { Env, Hono } from 'hono'
import { isSameSecret } from '#server/auth/same-secret.ts'
import { DomainError } from '#server/domain/errors.ts'
import { env } from '#server/env.ts'
import { collectMetrics } from '#server/system/collect-metrics.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Any of them says that somebody else asked, through a proxy on this machine. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** From the connection itself: headers are the client's to write. */
function isFromThisMachine(incoming: IncomingMessage | undefined): boolean {
  if (!incoming || env().AWAITHUMANS_TRUST_PROXY) return false
  return LOOPBACK.has(incoming.socket.remoteAddress ?? '') && !FORWARDED.some((name) => incoming.headers[name] !== undefined)
}

function mayRead(authorization: string | undefined, incoming: IncomingMessage | undefined): boolean {
  const token = env().AWAITHUMANS_METRICS_TOKEN
  if (token === undefined) return isFromThisMachine(incoming)
  const given = /^bearer\s+(.+)$/i.exec(authorization?.trim() ?? '')?.[1]
  return given !== undefined && isSameSecret(given, token)
}

/** Prometheus asks here. For anybody else the route does not exist. */
export function mountMetrics<E extends Env>(app: Hono<E>): void {
  app.get('/api/metrics', async (c) => {
    const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
    if (!mayRead(c.req.header('authorization'), incoming))
      throw new DomainError('NOT_FOUND', 'There is no such route.', { detail: 'Not Found' })
    const { type, text } = await collectMetrics()
    return c.body(text, 200, { 'content-type': type, 'cache-control': 'no-store' })
  })
}
