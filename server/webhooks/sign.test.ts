import { createHmac } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import vectors from '#sdk/webhook-signature.vectors.json' with { type: 'json' }
import { deriveFrom } from '#server/auth/keys.ts'
import { headersOf, signV1, webhookSecrets } from './sign.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')
const SECRETS = ['whsec_' + Buffer.alloc(32, 'new').toString('base64'), 'whsec_' + Buffer.alloc(24, 'old').toString('base64')]
vi.stubEnv('AWAITHUMANS_WEBHOOK_SECRETS', SECRETS.join(', '))

const SALT = 'awaithumans-webhook-v1'

test.each(vectors.cases)('signs $body as receivers of the published API expect', ({ body, header }) => {
  expect(signV1(body, deriveFrom(Buffer.from(vectors.payload_key, 'base64url'), SALT))).toBe(header)
})

test('signs {} with the key of the server contract', () => {
  const root = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
  expect(signV1('{}', deriveFrom(root, SALT))).toBe('sha256=a36a04efc573ecc909d26a4c5d40a2505ecaf4635d8aa3ac0e160a5d7c2ae109')
})

test('signs id, time and body with every active secret, the newest first', () => {
  const message = { id: 'd1', taskId: 't1', body: '{"a":1}', traceparent: null }
  const headers = headersOf(message, 1_700_000_000_999)
  const signatures = SECRETS.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update('d1.1700000000.{"a":1}').digest('base64')}`
  })
  expect(webhookSecrets()).toEqual(SECRETS)
  expect(headers).toMatchObject({
    'webhook-id': 'd1',
    'webhook-timestamp': '1700000000',
    'webhook-signature': signatures.join(' '),
    'X-Awaithumans-Task-Id': 't1',
    'Content-Type': 'application/json',
  })
  expect(headers).not.toHaveProperty('traceparent')
})
