import type { IncomingMessage, ServerResponse } from 'node:http'
import { DomainError } from '#server/domain/errors.ts'
import { problemOf } from '#server/domain/problem.ts'
import { env } from '#server/env.ts'
import { runInScope } from '#server/scope.ts'
import { isStopping } from '#server/shutdown.ts'
import { IP_HEADER } from './context.ts'
import { record, requestIdOf } from './observe.ts'

export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** Seconds a client should wait before it asks again: by then a proxy knows that this process is gone, or the next one is there. */
const RETRY_AFTER = 1

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

/** What arrives while we stop. */
function turnAway(response: ServerResponse): void {
  const { status, headers, body } = problemOf(
    new DomainError('SHUTTING_DOWN', 'The server is shutting down.', { retryAfterSeconds: RETRY_AFTER }),
  )
  response.writeHead(status, { ...headers, 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body))
}

const open = new Set<ServerResponse>()

/** Every answer from now on, begun requests' too, closes its connection: the client's next request finds another process. */
export function endConnections(): void {
  for (const response of open) response.shouldKeepAlive = false
}

const UNDECODABLE = 'This address is not valid: a % must be followed by two hex digits of UTF-8.\n'

/** Of pages, by what their address begins with; the rest of it is an id, or a token. */
const PAGES = [
  ['/_next/', '/_next/*'],
  ['/api/auth/', '/api/auth/*'],
  ['/tasks/', '/tasks/:id'],
  ['/sign-in', '/sign-in'],
  ['/setup', '/setup'],
  ['/welcome', '/welcome'],
  ['/invite/', '/invite/:token'],
  ['/people/', '/people/:id'],
  ['/people', '/people'],
  ['/pools/', '/pools/:id'],
  ['/pools', '/pools'],
  ['/account', '/account'],
  ['/analytics', '/analytics'],
  ['/audit', '/audit'],
  ['/routing', '/routing'],
  ['/settings/', '/settings/*'],
  ['/settings', '/settings'],
  ['/embed', '/embed'],
] as const

function pageOf(path: string): string {
  if (/^\/(\?|$)/.test(path)) return '/'
  return PAGES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'page'
}

/** What the API does not record itself. */
function recorded(request: IncomingMessage, response: ServerResponse, answer: () => unknown): unknown {
  const started = performance.now()
  const [method, route] = [request.method ?? 'GET', pageOf(request.url ?? '/')]
  const requestId = requestIdOf([request.headers['x-request-id']].flat()[0])
  response.once('close', () =>
    runInScope({ requestId }, () => record({ method, route, status: response.statusCode, ms: performance.now() - started })),
  )
  return answer()
}

/** next-auth lives in Next; the rest of /api is ours and does not pass through Next at all. */
export function listener(api: Listener, pages: Listener): Listener {
  return (request, response) => {
    const path = request.url ?? '/'
    const ours = path.startsWith('/api/') && !path.startsWith('/api/auth/')
    if (isStopping()) return recorded(request, response, () => turnAway(response))
    if (!isDecodable(path)) return recorded(request, response, () => response.writeHead(400).end(UNDECODABLE))
    open.add(response)
    response.once('close', () => open.delete(response))
    stampAddress(request)
    return ours ? api(request, response) : recorded(request, response, () => pages(request, response))
  }
}
