import { expect, test, vi } from 'vitest'
import { deriveFrom, deriveKey } from './keys.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')

/** Bytes 00 to 1f, with what clients of this API derive from them (server §5.2). */
const ROOT = Buffer.from(Array.from({ length: 32 }, (_, index) => index))

test.each([
  ['awaithumans-webhook-v1', 'fec0c9cec3dbf3e6764848739ab646cabd1230ee9a9c87cf4d9626ff827fb9b4'],
  ['awaithumans-dashboard-session', '7d7505d95c356492086510285969d1d0b5973869c24bc5dd1403cfd90472314d'],
  ['awaithumans-email-magic-links', '26707adbdd5dcaf49970479cff07f6e7ecae5facc9e97c34337355cbe7cadd32'],
  ['awaithumans-slack-handoff', '7b137993c1767ce4db022b80d1099c4130fa4082826db4fee70b377816c996f1'],
  ['awaithumans-email-handoff', '5ed08de56b0b1b00dbd1526552ddfda3986a75fd85fa23a95f40e0da30efda08'],
])('derives the recorded key for the salt %s', (salt, key) => {
  expect(deriveFrom(ROOT, salt).toString('hex')).toBe(key)
})

test('keeps the keys of two purposes apart, and each of them the same', () => {
  expect(deriveKey('setup')).toEqual(deriveKey('setup'))
  expect(deriveKey('setup')).not.toEqual(deriveKey('next-auth'))
})
