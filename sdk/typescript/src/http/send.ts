import { AwaitHumansError } from '../errors/awaithumans-error.ts'
import { unreachable } from './advice.ts'
import { backoff, isTransient, retryAfter } from './backoff.ts'
import { exchange, type RawAnswer } from './exchange.ts'
import { operationUrl, type Operation, type OperationInput, type OperationTypes } from './operation.ts'
import type { Session } from './session.ts'

/** Five tries over about four seconds: a restart of the server is survived, a wrong address is told soon. */
const MAX_RETRIES = 4

/** What the server says is wrong, read from any of its error shapes. */
type Problem = { code: string | undefined; message: string; detail: unknown; text: string }

export type Answer<Result> = { status: number; attempts: number; requestId: string | undefined; header: RawAnswer['header'] } & (
  { ok: true; body: Result } | { ok: false; problem: Problem }
)

function problemOf(raw: RawAnswer): Problem {
  const { json } = raw
  const text = redirection(raw) ?? raw.text
  const { error, message, detail } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>
  return { code: typeof error === 'string' ? error : undefined, message: typeof message === 'string' ? message : '', detail, text }
}

/** Browsers tell neither the status of a redirect nor where it leads. */
function redirection({ status, header }: RawAnswer): string | undefined {
  if (status !== 0 && (status < 300 || status > 399)) return undefined
  return `The server redirects to ${header('location') ?? 'another address'}: use that address as serverUrl.`
}

function toAnswer<Result>(raw: RawAnswer, attempts: number): Answer<Result> {
  const about = { status: raw.status, attempts, requestId: raw.header('x-request-id') ?? undefined, header: raw.header }
  const ok = raw.status === 204 || ((raw.status === 200 || raw.status === 201) && typeof raw.json === 'object' && raw.json !== null)
  return ok ? { ...about, ok, body: raw.json as Result } : { ...about, ok, problem: problemOf(raw) }
}

export type Policy = {
  /** Milliseconds for one attempt. */
  timeoutMs: number
  signal?: AbortSignal | undefined
  maxRetries?: number
  /** Milliseconds of failures in a row after which the last one counts. */
  giveUpAfterMs?: number
}

/**
 * Sends an operation, again and again while the failure is one that passes. Returns the last answer, good or bad; throws
 * {@link ServerUnreachableError} when there was none, or the reason of the signal.
 */
export async function send<Types extends OperationTypes>(
  session: Session,
  operation: Operation<Types>,
  { policy, ...input }: OperationInput<Types> & { policy: Policy },
): Promise<Answer<Types['result']>> {
  const { connection, clock } = session
  const body = input.body === undefined ? undefined : JSON.stringify(input.body)
  const request = {
    method: operation.method,
    url: operationUrl(connection.url, operation.path, input),
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...session.headers },
    body,
    timeoutMs: policy.timeoutMs,
    signal: policy.signal,
  }
  const maxRetries = policy.maxRetries ?? session.maxRetries ?? MAX_RETRIES
  let giveUpAt: number | undefined
  for (let attempt = 1; ; attempt++) {
    const outcome = await exchange(session.fetch, request).catch((cause: unknown) => {
      policy.signal?.throwIfAborted()
      return unreachable(connection.url, cause).with({ attempts: attempt })
    })
    const failed = outcome instanceof AwaitHumansError
    if (!failed && !isTransient(outcome.status)) return toAnswer(outcome, attempt)
    // Counted from the first failure: before it, a poll may have been held for long, or the machine may have slept.
    giveUpAt ??= clock.now() + (policy.giveUpAfterMs ?? Infinity)
    const wait = backoff(attempt, clock) + (failed ? 0 : retryAfter(outcome.header('retry-after'), clock.now()))
    if (attempt > maxRetries || clock.now() + wait > giveUpAt) {
      if (failed) throw outcome
      return toAnswer(outcome, attempt)
    }
    await clock.sleep(wait, policy.signal)
  }
}
