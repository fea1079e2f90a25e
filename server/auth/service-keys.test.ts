import { afterEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { env } from '#server/env.ts'
import { createApiKey, findApiKey } from './api-keys.ts'
import { listKeys } from './list-keys.ts'
import { revokeKey } from './revoke-key.ts'
import { createServiceKey, findServiceKey } from './service-keys.ts'

await useTestDatabase()
const ADMIN = { kind: 'admin' } as const

test('a service key is a service and never a caller; its hash and beginning are kept, and who made it', async () => {
  const made = await createServiceKey(ADMIN, { name: ' shop ' })
  expect(made.key).toMatch(/^ah_sk_[0-9a-f]{40}$/)
  expect(made).toMatchObject({ kind: 'service', name: 'shop', prefix: made.key.slice(0, 12), scopes: [] })
  expect(await findServiceKey(made.key)).toEqual({ kind: 'service', keyId: made.id, name: 'shop' })
  expect(await findApiKey(made.key)).toBeNull()
  const { rows } = await pool().query('SELECT * FROM api_keys WHERE id = $1', [made.id])
  expect(JSON.stringify(rows)).not.toContain(made.key.slice(12))
  expect(rows).toMatchObject([{ last_used_at: expect.any(Date) }])
  const changes = await pool().query('SELECT subject, action, subject_name, after FROM changes WHERE subject_id = $1', [made.id])
  expect(changes.rows).toMatchObject([{ subject: 'api_key', action: 'created', subject_name: 'shop', after: { kind: 'service' } }])
  expect(JSON.stringify(changes.rows)).not.toContain(made.key.slice(12))
})

test('it stands among the other keys, and is revoked like them', async () => {
  const made = await createServiceKey(ADMIN, { name: 'once' })
  const agent = await createApiKey(ADMIN, { name: 'agent', scopes: ['tasks:read'] })
  expect((await listKeys(ADMIN)).map(({ id, kind }) => [id, kind]).slice(0, 2)).toEqual([
    [agent.id, 'agent'],
    [made.id, 'service'],
  ])
  await revokeKey(ADMIN, made.id)
  expect(await findServiceKey(made.key)).toBeNull()
  expect(await findServiceKey(agent.key)).toBeNull()
  const { rows } = await pool().query('SELECT action, subject_name FROM changes WHERE subject_id = $1 ORDER BY seq', [made.id])
  expect(rows).toEqual(['created', 'revoked'].map((action) => ({ action, subject_name: 'once' })))
})

test('an ended, unknown or malformed one is nobody', async () => {
  const made = await createServiceKey(ADMIN, { name: 'old', expiresAt: new Date(Date.now() + 60_000) })
  expect(await findServiceKey(made.key)).not.toBeNull()
  await pool().query("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1", [made.id])
  for (const other of [made.key, '', 'ah_sk_', `ah_sk_${'0'.repeat(40)}`, made.key.toUpperCase(), `${made.key} `, 'ah_sk_é'])
    expect(await findServiceKey(other)).toBeNull()
})

test.each([
  ['no name', { name: ' ' }, /needs a name/],
  ['too long a name', { name: 'x'.repeat(81) }, /at most 80 characters/],
  ['scopes', { name: 'x', scopes: ['tasks:read'] }, /has no scopes/],
  ['an end that has passed', { name: 'x', expiresAt: new Date(0) }, /expires_at has passed/],
])('is not made with %s', async (_, input, message) => {
  await expect(createServiceKey(ADMIN, input)).rejects.toThrow(message)
})

test('no key makes one', async () => {
  const caller = { kind: 'key', keyId: 'k', name: 'k', scopes: ['people:write'] } as const
  await expect(createServiceKey(caller, { name: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('the database knows no third kind', async () => {
  await expect(pool().query("UPDATE api_keys SET kind = 'other'")).rejects.toThrow(/api_keys_kind_known/)
})

const CONFIGURED = 'ah_sk_of-the-environment-of-these-tests'
afterEach(() => void Object.assign(env(), { AWAITHUMANS_SERVICE_API_KEY: undefined }))

test('the one of the environment counts while it is set', async () => {
  expect(await findServiceKey(CONFIGURED)).toBeNull()
  Object.assign(env(), { AWAITHUMANS_SERVICE_API_KEY: CONFIGURED })
  expect(await findServiceKey(CONFIGURED)).toEqual({ kind: 'service', keyId: null, name: 'AWAITHUMANS_SERVICE_API_KEY' })
  expect(await findServiceKey(`${CONFIGURED}x`)).toBeNull()
})
