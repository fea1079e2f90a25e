import { bytesOf } from './read-request.ts'
import { secretKeys, sign, signedBytes, toBase64, toHex, v1Key } from './signature.ts'

/** A body, and what to sign it with. */
export type SignWebhookOptions = {
  /** What will be sent, to the byte. */
  body: string
  /** `whsec_…`: one, or several as during a rotation. */
  secret?: string | readonly string[] | undefined
  /** The server's payload key: adds `X-Awaithumans-Signature`. */
  payloadKey?: string | undefined
  /** Default: `test-delivery`. */
  deliveryId?: string | undefined
  /** Default: now. */
  sentAt?: Date | undefined
}

/**
 * The headers with which the server would send a body: for the tests of your receiver.
 *
 * @throws {WebhookVerificationError} A secret or key cannot be one.
 */
export async function signWebhook(options: SignWebhookOptions): Promise<Record<string, string>> {
  const { secret, payloadKey, deliveryId: id = 'test-delivery', sentAt = new Date() } = options
  const body = bytesOf(options.body)
  const timestamp = String(Math.floor(sentAt.getTime() / 1000))
  const keys = secret === undefined ? [] : await secretKeys(secret)
  const signatures = await Promise.all(keys.map(async (key) => `v1,${toBase64(await sign(key, signedBytes({ id, timestamp, body })))}`))
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    ...(secret !== undefined && { 'webhook-signature': signatures.join(' ') }),
    ...(payloadKey !== undefined && { 'x-awaithumans-signature': `sha256=${toHex(await sign(await v1Key(payloadKey), body))}` }),
  }
}
