import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { assertDialable, type Dialer } from '#server/outbound/dial.ts'
import { parseRetryAfter } from './schedule.ts'
import { headersOf, type Message } from './sign.ts'

/** Milliseconds for one attempt: looking the name up, connecting, sending, and the whole answer. */
export const ATTEMPT_LIMIT = 15_000

/** Bytes of an answer that are read. A receiver has nothing to say to us; what it says goes on must not cost memory. */
const READ = 4_096

/** Bytes of them that are kept, for whoever looks into a failure. */
const KEPT = 1_024

/** What came of one request. `error` is null when the receiver took it. */
export type Attempt = {
  durationMs: number
  statusCode: number | null
  error: string | null
  answer: string | null
  /** Seconds that the receiver asks to be left alone. */
  retryAfter: number | null
}

type Exchange = Pick<Attempt, 'statusCode' | 'answer' | 'retryAfter' | 'error'>

type Line = { dialer: Dialer; signal: AbortSignal }
type Deliver = { dialer: Dialer; cancel: AbortController; limit?: number }

const TOO_LONG = Symbol('too long')

async function readStart(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer) {
    parts.push(part)
    size += part.length
    // Leaving the loop cuts the connection.
    if (size >= READ) break
  }
  return Buffer.concat(parts).subarray(0, KEPT).toString()
}

function send(url: URL, message: Message, { dialer, signal }: Line): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', ...dialer.optionsFor(url), headers: headersOf(message), signal })
    sent.on('response', resolve)
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The receiver closed the kept connection just as it was used again; at worst it hears the same thing twice.
      if (sent.reusedSocket && error.code === 'ECONNRESET') send(url, message, { dialer, signal }).then(resolve, reject)
      else reject(error)
    })
    sent.end(message.body)
  })
}

/** Redirects are not followed: the answer belongs to the address that the agent named. */
function verdictOn(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status === 410) return 'HTTP 410: the receiver wants no more of this'
  return status >= 300 && status < 400 ? `HTTP ${status}: redirects are not followed` : `HTTP ${status}`
}

async function exchange(url: URL, message: Message, line: Line): Promise<Exchange> {
  assertDialable(url)
  const answer = await send(url, message, line)
  const statusCode = answer.statusCode ?? 0
  const known = { statusCode, retryAfter: parseRetryAfter(answer.headers['retry-after']) }
  return readStart(answer).then(
    (text) => ({ ...known, answer: text, error: verdictOn(statusCode) }),
    (error: Error) => ({ ...known, answer: null, error: `HTTP ${statusCode}, but the answer broke off: ${error.message}` }),
  )
}

function failureOf(error: NodeJS.ErrnoException): Exchange {
  // Node tries several addresses at once and wraps what each of them said.
  const inner = error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException) : error
  return { statusCode: null, answer: null, retryAfter: null, error: inner.message || inner.code || inner.name }
}

/**
 * One request to a receiver: never follows a redirect, never reads more than a little, never takes longer than the limit.
 * Never throws; null means that the caller cancelled it, so nobody knows whether it arrived.
 */
export async function deliver(url: string, message: Message, { dialer, cancel, limit = ATTEMPT_LIMIT }: Deliver): Promise<Attempt | null> {
  const start = performance.now()
  const timer = setTimeout(() => cancel.abort(TOO_LONG), limit)
  const outcome = await exchange(new URL(url), message, { dialer, signal: cancel.signal }).catch(failureOf)
  clearTimeout(timer)
  const { aborted, reason } = cancel.signal
  if (aborted && reason !== TOO_LONG) return null
  const error = aborted ? `no complete answer within ${limit / 1_000} seconds` : outcome.error
  return { ...outcome, error, durationMs: Math.round(performance.now() - start) }
}
