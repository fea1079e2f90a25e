import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { createApiKey, findApiKey } from './api-keys.ts'
import { listKeys } from './list-keys.ts'
import { revokeKey } from './revoke-key.ts'

await useTestDatabase()
const ADMIN = { kind: 'admin' } as const

test('a revoked key is nobody from then on, and revoked once', async () => {
  const { id, key } = await createApiKey(ADMIN, { name: 'lost', scopes: ['tasks:read'] })
  const caller = await findApiKey(key)
  if (!caller) throw new Error('the key was just made')
  await expect(revokeKey(caller, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await revokeKey(ADMIN, id)
  expect(await findApiKey(key)).toBeNull()
  const [first] = await listKeys(ADMIN)
  await revokeKey(ADMIN, id)
  expect(await listKeys(ADMIN)).toEqual([first])
})

test('what is not the id of a key is refused', async () => {
  const { key } = await createApiKey(ADMIN, { name: 'kept', scopes: ['tasks:read'] })
  for (const other of ['nope', '', key, 'a\0b', 'x'.repeat(5_000)])
    await expect(revokeKey(ADMIN, other)).rejects.toMatchObject({ code: 'API_KEY_NOT_FOUND' })
  expect(await findApiKey(key)).not.toBeNull()
})
