import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { appRouter } from '#server/api/root.ts'
import { log } from '#server/log.ts'
import { metrics } from '#server/metrics.ts'
import { runInScope } from '#server/scope.ts'
import { inSpan } from '#server/tracing.ts'

/** Asked every few seconds by machines: in the log they would drown what people look for. */
const QUIET = new Set(['/api/health', '/api/ready', '/api/metrics'])

const PROCEDURES = new Set(Object.keys(appRouter._def.procedures))

/** As it was declared, like `/api/tasks/:id`: what was sent in its place may be anything. */
function routeOf(c: Context): string {
  return matchedRoutes(c).findLast(({ path }) => path !== '/*' && !path.includes('{'))?.path ?? 'unmatched'
}

/** Which procedures a page called, of those there are. */
function proceduresOf(path: string): string[] {
  return path
    .slice('/api/trpc/'.length)
    .split(',')
    .filter((name) => PROCEDURES.has(name))
}

/** Characters of a caller's own request id that we repeat and log: room for a W3C trace id with its parts, no more. */
const MAX_REQUEST_ID = 128

export function requestIdOf(header: string | undefined): string {
  return header && /^[\x21-\x7e]+$/.test(header) ? header.slice(0, MAX_REQUEST_ID) : randomUUID().replaceAll('-', '').slice(0, 16)
}

export type Observed = { method: string; route: string; status: number; ms: number; procedures?: string[] }

/** One line and one sample a request. Never its query, its body or its headers: they hold payloads, answers and tokens. */
export function record({ method, route, status, ms, ...more }: Observed): void {
  const level = QUIET.has(route) || route.startsWith('/_next') ? 'debug' : status >= 500 ? 'warn' : 'info'
  log()[level]({ method, route, status, ms: Math.round(ms * 10) / 10, ...more }, 'request')
  metrics().requests.observe({ method, route, status }, ms / 1000)
}

/** Names the request for log and trace, and records what became of it. */
export function observe(): MiddlewareHandler<{ Variables: { requestId: string } }> {
  return async (c, next) => {
    const requestId = requestIdOf(c.req.header('x-request-id'))
    const method = c.req.method
    const started = performance.now()
    c.set('requestId', requestId)
    await runInScope({ requestId }, () =>
      inSpan({ name: method, kind: 'server', parent: c.req.header('traceparent') }, async (span) => {
        await next()
        c.header('X-Request-ID', requestId)
        const [route, status] = [routeOf(c), c.res.status]
        span.updateName(`${method} ${route}`)
        span.setAttributes({ 'http.request.method': method, 'http.route': route, 'http.response.status_code': status })
        const procedures = route === '/api/trpc/*' ? { procedures: proceduresOf(c.req.path) } : {}
        record({ method, route, status, ms: performance.now() - started, ...procedures })
      }),
    )
  }
}
