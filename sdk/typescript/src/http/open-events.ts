import { retryAfter } from './backoff.ts'
import { REDIRECT } from './exchange.ts'
import { EventParser, type ServerEvent } from './event-stream.ts'
import type { Session } from './session.ts'

/** Milliseconds without a byte after which a connection is dead: the server sends at least a comment every 25 s. */
const SILENCE_MS = 60_000
/** Milliseconds to the first byte. It is sent at once, so what takes longer is a proxy that gathers the answer before it passes it on. */
const FIRST_BYTE_MS = 15_000

export type EventsRequest = {
  path: string
  body: unknown
  lastEventId: string
  signal: AbortSignal
  /** Called with each event and the id to resume from after it. */
  onEvent: (event: ServerEvent) => void
  /** Called with the id to resume from whenever something has arrived. */
  onAlive: (lastEventId: string) => void
}

/** What became of one connection. */
export type EventsEnd =
  | { kind: 'closed' }
  /** The server answered, but not with events. */
  | { kind: 'refused'; status: number; text: string; retryAfterMs: number; requestId: string | undefined }
  /** There was no connection, or it broke. */
  | { kind: 'broken'; cause: unknown; connected: boolean }

type Line = { signal: AbortSignal; alive: () => void }

async function read(
  body: ReadableStream<Uint8Array>,
  { lastEventId, onEvent, onAlive }: EventsRequest,
  { signal, alive }: Line,
): Promise<void> {
  const parser = new EventParser()
  parser.lastEventId = lastEventId
  const decoder = new TextDecoder()
  const reader = body.getReader()
  // By hand: Node's fetch lets a read hang for ever when its signal is aborted while the last piece is being read.
  const stop = () => void reader.cancel(signal.reason).catch(() => undefined)
  signal.addEventListener('abort', stop, { once: true })
  for (;;) {
    const { done, value } = await reader.read()
    signal.throwIfAborted()
    if (done) return
    alive()
    for (const event of parser.push(decoder.decode(value, { stream: true }))) onEvent(event)
    onAlive(parser.lastEventId)
    signal.throwIfAborted()
  }
}

async function exchange(session: Session, request: EventsRequest, line: Line) {
  const { path, body, lastEventId } = request
  const headers = { ...session.headers, 'Content-Type': 'application/json', Accept: 'text/event-stream' }
  const response = await session.fetch(session.connection.url + path, {
    method: 'POST',
    headers: lastEventId ? { ...headers, 'Last-Event-ID': lastEventId } : headers,
    body: JSON.stringify(body),
    redirect: REDIRECT,
    signal: line.signal,
  })
  // Stand-ins for fetch in people's tests often have neither headers nor a body that streams.
  const isEvents = response.status === 200 && /^text\/event-stream\b/i.test(response.headers?.get('content-type') ?? '')
  if (isEvents && response.body) {
    await read(response.body, request, line)
    return { kind: 'closed' as const }
  }
  const text = await response.text()
  const retryAfterMs = retryAfter(response.headers?.get('retry-after') ?? null, session.clock.now())
  return {
    kind: 'refused' as const,
    status: response.status,
    text,
    retryAfterMs,
    requestId: response.headers?.get('x-request-id') ?? undefined,
  }
}

/**
 * One connection of server-sent events, read to its end. Rejects with the reason of `signal` when that ends it; every other end is
 * returned.
 */
export async function openEvents(session: Session, request: EventsRequest): Promise<EventsEnd> {
  const { signal } = request
  signal.throwIfAborted()
  const controller = new AbortController()
  const abort = () => controller.abort(signal.reason)
  const silent = () => controller.abort(new DOMException('nothing arrived for too long', 'TimeoutError'))
  let timer = setTimeout(silent, FIRST_BYTE_MS)
  let connected = false
  const alive = () => {
    connected = true
    clearTimeout(timer)
    timer = setTimeout(silent, SILENCE_MS)
  }
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await exchange(session, request, { signal: controller.signal, alive })
  } catch (cause) {
    signal.throwIfAborted()
    return { kind: 'broken', cause, connected }
  } finally {
    clearTimeout(timer)
    // Whatever is left of the answer is let go.
    controller.abort()
    signal.removeEventListener('abort', abort)
  }
}
