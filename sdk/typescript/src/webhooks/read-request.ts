import { WebhookVerificationError } from '../errors/webhook-errors.ts'
import { utf8 } from './signature.ts'

/** `Headers` of a web-standard request, or the plain object of Node and its frameworks. */
export type WebhookHeaders = { get(name: string): string | null } | Record<string, string | readonly string[] | undefined>

function isGetter(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === 'function'
}

export function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (isGetter(headers)) return headers.get(name) ?? undefined
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? []
  return typeof value === 'string' ? value : value?.join(' ')
}

/** The header, or an error that says why it may be missing. */
export function neededHeader(headers: WebhookHeaders, name: string): string {
  const value = headerOf(headers, name)
  if (value) return value
  throw new WebhookVerificationError(
    'headers',
    `The request has no header ${name}.`,
    name === 'x-awaithumans-signature'
      ? 'Pass the headers of the request as they arrived. Whoever calls may simply not be your server.'
      : 'Pass the headers of the request as they arrived. Servers of the 0.1 line before this one do not send it: verify theirs with payloadKey.',
  )
}

/** The bytes that were signed. What a framework has parsed already cannot be verified any more. */
export function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return utf8(body)
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  if (ArrayBuffer.isView(body)) return Uint8Array.from(new Uint8Array(body.buffer, body.byteOffset, body.byteLength))
  throw new WebhookVerificationError(
    'body',
    'The body is not text or bytes.',
    'It was parsed before it came here. Pass it as it arrived: await request.text(), or express.raw({ type: "application/json" }) on this route.',
  )
}
