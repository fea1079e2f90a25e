import { isTerminal, type TerminalStatus } from '../contract/statuses.ts'
import { WebhookVerificationError } from '../errors/webhook-errors.ts'
import type { Schema } from '../schema/schema.ts'
import { parseWith } from '../schema/validate.ts'
import { bytesOf, headerOf, neededHeader, type WebhookHeaders } from './read-request.ts'
import { fromBase64, fromHex, isSigned, secretKeys, signedBytes, utf8, v1Key } from './signature.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A request, and what to check it with. `secret`, `payloadKey` or both are needed. */
export type VerifyWebhookOptions<TResponse = Record<string, unknown>> = {
  /** The body exactly as it arrived: `await request.text()`, or the raw bytes. Never parsed, never written again. */
  body: string | ArrayBuffer | ArrayBufferView
  /** Headers of the request: `request.headers` of either kind. */
  headers: WebhookHeaders
  /** `whsec_…` as operators read it from the server; several while they are being rotated. Verifies `webhook-signature`. */
  secret?: string | readonly string[] | undefined
  /**
   * The server's payload key, 32 bytes in base64: verifies `X-Awaithumans-Signature`, as receivers of the published API do. It
   * has no time in it, so an old request can be sent again; prefer `secret`. With both, both have to be right.
   */
  payloadKey?: string | undefined
  /** Milliseconds by which the time of sending may differ from this clock. Default 300 000 (5 minutes). */
  toleranceMs?: number | undefined
  /** Types the answer of a completed task, and checks it once more. */
  responseSchema?: Schema<TResponse, unknown> | undefined
}

/** How a task ended, as its webhook tells it. */
export type WebhookEvent<TResponse = Record<string, unknown>> = {
  /** The same at each repetition: keep it, to act once. Null from a server that does not send it. */
  deliveryId: string | null
  taskId: string
  /** As given, or made from the question, when the task was created: what your program knows it by. */
  idempotencyKey: string
  status: TerminalStatus
  /** The answer, when `status` is `completed`; null otherwise. */
  response: TResponse | null
  completedAt: Date | null
  /** When the deadline passed. With `completed`: nobody answered, and `response` is the one of `onTimeout`. */
  timedOutAt: Date | null
  /** Who answered, if they have an email. */
  completedByEmail: string | null
  /** `dashboard`, `embed`, `on_timeout`, or another word the client gave. */
  completedViaChannel: string | null
  /** Answers that the verifier has looked at. */
  verificationAttempt: number
}

type Wire = {
  task_id: string
  idempotency_key: string
  status: TerminalStatus
  response: Record<string, unknown> | null
  completed_at: string | null
  timed_out_at: string | null
  completed_by_email: string | null
  completed_via_channel: string | null
  verification_attempt: number
}

/** Milliseconds. What Standard Webhooks suggests: longer than clocks drift and requests take. */
const TOLERANCE = 300_000

/** Signatures of one header that are looked at: one an active secret, and nobody has that many. */
const MOST_SIGNATURES = 10

type Check = { matches: (body: Bytes) => Promise<boolean> }

async function standardCheck(headers: WebhookHeaders, secret: string | readonly string[], tolerance: number): Promise<Check> {
  const keys = await secretKeys(secret)
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    neededHeader(headers, name),
  ) as [string, string, string]
  const late = Math.abs(Date.now() - Number(timestamp) * 1000)
  // Not a number is not within any tolerance.
  if (!(late <= tolerance))
    throw new WebhookVerificationError(
      'timestamp',
      `The request says it was sent ${Number.isNaN(late) ? 'at no time' : `${Math.round(late / 1000)} seconds from now`}.`,
      `At most ${tolerance / 1000} are allowed. Compare this machine's clock with the server's; if both are right, it is an old request sent again.`,
    )
  const signatures = signature
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .filter((each) => each.startsWith('v1,'))
  const decoded = signatures.map((each) => fromBase64(each.slice('v1,'.length)))
  return { matches: (body) => isSigned(keys, decoded, signedBytes({ id, timestamp, body })) }
}

async function v1Check(headers: WebhookHeaders, payloadKey: string): Promise<Check> {
  const key = await v1Key(payloadKey)
  const signature = fromHex(neededHeader(headers, 'x-awaithumans-signature').replace(/^sha256=/, ''))
  return { matches: (body) => isSigned([key], [signature], body) }
}

/** The body as the server would have written it, had somebody parsed it and written it again. */
function rewritten(body: Bytes): Bytes | undefined {
  try {
    const json = JSON.stringify(JSON.parse(new TextDecoder().decode(body)))
    return utf8(json.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
  } catch {
    return undefined
  }
}

/** Says the cause where it can be found out, and the usual ones where it cannot. */
async function mismatch({ matches }: Check, body: Bytes): Promise<WebhookVerificationError> {
  const original = rewritten(body)
  const wasRewritten = original !== undefined && (await matches(original))
  return new WebhookVerificationError(
    'signature',
    'The signature does not match the body.',
    wasRewritten
      ? 'The body was changed on its way here: parsed and written again, or given a newline. Pass the bytes as they arrived, before any JSON middleware.'
      : 'Either the secret is not the one of this server (was it rotated, or is it another installation?), or the body is not as it arrived, or somebody else is calling.',
  )
}

function parse(body: Bytes): Wire {
  try {
    const wire = JSON.parse(new TextDecoder().decode(body)) as Wire
    if (typeof wire.task_id === 'string' && isTerminal(wire.status)) return wire
  } catch {
    // Said below.
  }
  throw new WebhookVerificationError(
    'body',
    'The body is not that of a webhook.',
    'It is rightly signed, but tells of no task that has ended.',
  )
}

const date = (value: string | null): Date | null => (value === null ? null : new Date(value))

/**
 * Whether a request to your callback came from your server, and what it says. Give it the raw body.
 *
 * @throws {WebhookVerificationError} It did not, or it cannot be told; `fault` says what is wrong. Answer with 400.
 * @throws {SchemaValidationError} It did, and the answer does not fit `responseSchema`.
 */
export async function verifyWebhook<TResponse = Record<string, unknown>>(
  options: VerifyWebhookOptions<TResponse>,
): Promise<WebhookEvent<TResponse>> {
  const { headers, secret, payloadKey, toleranceMs = TOLERANCE, responseSchema } = options
  const body = bytesOf(options.body)
  // Neither given is told like an empty secret: a variable that is not set.
  const checks = await Promise.all([
    ...(secret !== undefined || payloadKey === undefined ? [standardCheck(headers, secret ?? '', toleranceMs)] : []),
    ...(payloadKey === undefined ? [] : [v1Check(headers, payloadKey)]),
  ])
  for (const check of checks) if (!(await check.matches(body))) throw await mismatch(check, body)
  const wire = parse(body)
  const answer = wire.status === 'completed' ? wire.response : null
  const response = answer !== null && responseSchema ? await parseWith(responseSchema, answer, 'response') : (answer as TResponse | null)
  return {
    deliveryId: headerOf(headers, 'webhook-id') ?? null,
    taskId: wire.task_id,
    idempotencyKey: wire.idempotency_key,
    status: wire.status,
    response,
    completedAt: date(wire.completed_at),
    timedOutAt: date(wire.timed_out_at),
    completedByEmail: wire.completed_by_email,
    completedViaChannel: wire.completed_via_channel,
    verificationAttempt: wire.verification_attempt,
  }
}
