import { hkdfSync } from 'node:crypto'
import { env } from '#server/env.ts'

/** One salt a purpose, so that a key that leaks in one place opens no other. A changed salt voids everything made with it. */
const SALTS = {
  'next-auth': 'awaithumans-next-auth',
  setup: 'awaithumans-setup',
  // Binding: receivers derive this one themselves (server §4.4).
  webhook: 'awaithumans-webhook-v1',
  'webhook-secret': 'awaithumans-webhook-secret',
} as const satisfies Record<string, string>

export type Purpose = keyof typeof SALTS

/** HKDF-SHA256 to 32 bytes with info `v1`: the construction of server §5.2, which its vectors hold us to. */
export function deriveFrom(root: Buffer, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, salt, 'v1', 32))
}

/** The key of this installation for one purpose. All derivation happens here. */
export function deriveKey(purpose: Purpose): Buffer {
  return deriveFrom(env().AWAITHUMANS_PAYLOAD_KEY, SALTS[purpose])
}
