import { createHmac } from 'node:crypto'
import { deriveKey } from '#server/auth/keys.ts'
import { env } from '#server/env.ts'
import { VERSION } from '#server/version.ts'

/** What is sent to whom. */
export type Message = { id: string; taskId: string; body: string; traceparent: string | null }

const PREFIX = 'whsec_'

/** The secrets that sign, newest first. Receivers need one of them; during a rotation there are two. */
export function webhookSecrets(): readonly string[] {
  const configured = env().AWAITHUMANS_WEBHOOK_SECRETS
  return configured.length > 0 ? configured : [PREFIX + deriveKey('webhook-secret').toString('base64')]
}

/** `X-Awaithumans-Signature`: over the body alone (server §4.4). */
export function signV1(body: string, key = deriveKey('webhook')): string {
  return `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
}

/** `webhook-signature` (Standard Webhooks): over id, time and body, once for each secret. */
function signStandard({ id, body }: Pick<Message, 'id' | 'body'>, timestamp: number): string {
  const sign = (secret: string) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  }
  return webhookSecrets().map(sign).join(' ')
}

/** Every header of one attempt. Made when it is sent, so that the time is now and the secrets are today's. */
export function headersOf(message: Message, now = Date.now()): Record<string, string> {
  const timestamp = Math.floor(now / 1_000)
  return {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(message.body)),
    'User-Agent': `awaithumans/${VERSION}`,
    'X-Awaithumans-Signature': signV1(message.body),
    'X-Awaithumans-Task-Id': message.taskId,
    'webhook-id': message.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signStandard(message, timestamp),
    ...(message.traceparent && { traceparent: message.traceparent }),
  }
}
