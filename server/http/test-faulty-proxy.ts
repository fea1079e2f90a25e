import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * `reset`: the connection is cut before the request is passed on; `lost`: after it, so the server has acted. `502` and `429`: an
 * answer of the proxy's own. `truncated`: half the body. `slow`: the headers come a few bytes at a time.
 */
export const FAULTS = ['reset', 'lost', '502', '429', 'truncated', 'slow'] as const
type Fault = (typeof FAULTS)[number]

type Route = 'create' | 'poll' | 'stream'

export type FaultyProxy = AsyncDisposable & {
  url: string
  /** What becomes of the next requests of a route. */
  fail: (route: Route, ...faults: Fault[]) => void
  /** Every request and what became of it. */
  seen: string[]
}

function routeOf({ method, url = '' }: IncomingMessage): Route | undefined {
  if (url.includes('/poll')) return 'poll'
  if (url === '/api/stream') return 'stream'
  return method === 'POST' && url === '/api/tasks' ? 'create' : undefined
}

type Passed = { status: number; headers: Record<string, string>; body: Buffer }

async function passOn(target: string, incoming: IncomingMessage): Promise<Passed> {
  const { method, url, headers } = incoming
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    incoming.pipe(forward(new URL(url ?? '/', target), { method, headers }, resolve).once('error', reject))
  })
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const kept = ['content-type', 'idempotent-replayed'].map((name) => [name, String(answer.headers[name] ?? '')])
  return { status: answer.statusCode ?? 500, headers: Object.fromEntries(kept) as Record<string, string>, body: Buffer.concat(chunks) }
}

async function dribble(socket: Socket, { status, body }: Passed): Promise<void> {
  const head = `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`
  for (let start = 0; start < head.length; start += 16) {
    socket.write(head.slice(start, start + 16))
    await sleep(20)
  }
  socket.end(body)
}

async function respond(
  target: string,
  fault: Fault | undefined,
  pair: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { request, response } = pair
  if (fault === 'reset') return void request.socket.resetAndDestroy()
  if (fault === '502') return void response.writeHead(502).end('<html>Bad gateway</html>')
  if (fault === '429') return void response.writeHead(429, { 'retry-after': '1' }).end('{}')
  const passed = await passOn(target, request)
  if (fault === 'lost') return void request.socket.resetAndDestroy()
  if (fault === 'slow') return dribble(request.socket, passed)
  response.writeHead(passed.status, { ...passed.headers, 'content-length': String(passed.body.length) })
  if (fault !== 'truncated') return void response.end(passed.body)
  response.write(passed.body.subarray(0, passed.body.length / 2), () => request.socket.destroy())
}

/** A bad line between agents and a server. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const due = new Map<Route, Fault[]>()
  const seen: string[] = []
  const server = createServer((request, response) => {
    const route = routeOf(request)
    const fault = route && due.get(route)?.shift()
    seen.push(`${route} ${fault ?? 'passed'}`)
    void respond(target, fault, { request, response }).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    fail: (route, ...faults) => void due.set(route, [...(due.get(route) ?? []), ...faults]),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
