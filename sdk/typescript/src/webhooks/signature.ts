import { WebhookVerificationError } from '../errors/webhook-errors.ts'

type Bytes = Uint8Array<ArrayBuffer>

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const
const PREFIX = 'whsec_'

/** Bytes. 32 are HMAC-SHA256's own strength; Standard Webhooks asks for 24 or more. */
const SHORTEST_SECRET = 24
const PAYLOAD_KEY = 32

/** The key of `X-Awaithumans-Signature`, derived from the payload key as every client of the published API does. */
const V1 = { name: 'HKDF', hash: 'SHA-256', salt: utf8('awaithumans-webhook-v1'), info: utf8('v1') } as const

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** Base64 or base64url, padding optional; undefined when it is neither. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

export function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

export function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Undefined unless it is lower-case hex, as it is sent. */
export function fromHex(text: string): Bytes | undefined {
  if (!/^(?:[0-9a-f]{2})+$/.test(text)) return undefined
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function concat(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function badSecret(what: string): WebhookVerificationError {
  return new WebhookVerificationError(
    'secret',
    what,
    'Operators read the secret at GET /api/admin/webhook-secrets: it begins with whsec_. Is the variable that holds it set here?',
  )
}

/** Keys of one or several `whsec_…`. White space around them, such as the newline of a file, is not part of them. */
export async function secretKeys(secret: string | readonly string[]): Promise<CryptoKey[]> {
  const secrets = [secret].flat().map((each) => String(each).trim())
  if (secrets.length === 0) throw badSecret('There is no secret to verify with.')
  return Promise.all(
    secrets.map((each) => {
      const key = each.startsWith(PREFIX) ? fromBase64(each.slice(PREFIX.length)) : undefined
      if (!key || key.length < SHORTEST_SECRET) throw badSecret(each ? 'The secret is not one of a server.' : 'The secret is empty.')
      return crypto.subtle.importKey('raw', key, HMAC, false, ['sign', 'verify'])
    }),
  )
}

/** An empty key would make signatures that anybody can forge, so its length is checked. */
export async function v1Key(payloadKey: string): Promise<CryptoKey> {
  const root = fromBase64(payloadKey.trim())
  if (root?.length !== PAYLOAD_KEY) throw badSecret(`The payload key is not ${PAYLOAD_KEY} bytes in base64.`)
  const derived = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(V1, derived, PAYLOAD_KEY * 8)
  return crypto.subtle.importKey('raw', bits, HMAC, false, ['sign', 'verify'])
}

export function signedBytes({ id, timestamp, body }: { id: string; timestamp: string; body: Bytes }): Bytes {
  return concat(utf8(`${id}.${timestamp}.`), body)
}

export function sign(key: CryptoKey, bytes: Bytes): Promise<ArrayBuffer> {
  return crypto.subtle.sign('HMAC', key, bytes)
}

/** Whether any key made any of the signatures. `crypto.subtle.verify` compares in constant time. */
export async function isSigned(keys: readonly CryptoKey[], signatures: readonly (Bytes | undefined)[], bytes: Bytes): Promise<boolean> {
  for (const key of keys)
    for (const signature of signatures) if (signature && (await crypto.subtle.verify('HMAC', key, signature, bytes))) return true
  return false
}
