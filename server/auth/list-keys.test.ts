import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { createApiKey, findApiKey } from './api-keys.ts'
import { listKeys } from './list-keys.ts'
import { revokeKey } from './revoke-key.ts'

await useTestDatabase()
const ADMIN = { kind: 'admin' } as const

test('keys are listed newest first, with what became of them and never with what they hash to', async () => {
  const older = await createApiKey(ADMIN, { name: 'older', scopes: ['tasks:read'] })
  const newer = await createApiKey(ADMIN, { name: 'newer', scopes: ['tasks:write'], expiresAt: new Date(Date.now() + 60_000) })
  await findApiKey(newer.key)
  await revokeKey(ADMIN, older.id)
  const listed = await listKeys(ADMIN)
  expect(listed).toMatchObject([
    { id: newer.id, prefix: newer.key.slice(0, 11), scopes: ['tasks:write'], last_used_at: expect.any(String), revoked_at: null },
    { id: older.id, last_used_at: null, expires_at: null, revoked_at: expect.any(String) },
  ])
  const { rows } = await pool().query<{ hash: string }>('SELECT hash FROM api_keys')
  for (const secret of [older.key, newer.key, ...rows.map(({ hash }) => hash)]) expect(JSON.stringify(listed)).not.toContain(secret)
})

test('no key sees keys, whatever its scopes', async () => {
  const caller = await findApiKey((await createApiKey(ADMIN, { name: 'all', scopes: ['people:write', 'system:write'] })).key)
  if (!caller) throw new Error('the key was just made')
  await expect(listKeys(caller)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(createApiKey(caller, { name: 'child', scopes: ['tasks:read'] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
