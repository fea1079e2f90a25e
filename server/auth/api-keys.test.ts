import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { may } from '#server/domain/permissions.ts'
import { createApiKey, findApiKey } from './api-keys.ts'

await useTestDatabase()

type Row = { name: string; prefix: string; hash: string; last_used_at: Date | null }

async function read(id: string): Promise<Row | undefined> {
  const { rows } = await pool().query<Row>('SELECT name, prefix, hash, last_used_at FROM api_keys WHERE id = $1', [id])
  return rows[0]
}

async function set(id: string, assignment: string): Promise<void> {
  await pool().query(`UPDATE api_keys SET ${assignment} WHERE id = $1`, [id])
}

test('a key is a caller with its scopes and nothing more', async () => {
  const { id, key } = await createApiKey({ kind: 'admin' }, { name: 'billing', scopes: ['tasks:write', 'tasks:read', 'tasks:read'] })
  expect(key).toMatch(/^ah_[0-9a-f]{40}$/)
  const caller = await findApiKey(key)
  expect(caller).toEqual({ kind: 'key', keyId: id, name: 'billing', scopes: ['tasks:write', 'tasks:read'] })
  expect(caller && may(caller, 'task:create')).toBe(true)
  expect(caller && may(caller, 'task:complete')).toBe(false)
  expect(caller && may(caller, 'system:read')).toBe(false)
})

test('the database holds its beginning and its hash, not the key', async () => {
  const { id, key } = await createApiKey({ kind: 'admin' }, { name: 'kept', scopes: ['tasks:read'] })
  const row = await read(id)
  expect(row?.prefix).toBe(key.slice(0, 11))
  expect(JSON.stringify(row)).not.toContain(key.slice(11))
})

test('a revoked, expired, unknown or malformed key is nobody', async () => {
  const { id, key } = await createApiKey({ kind: 'admin' }, { name: 'once', scopes: ['tasks:read'] })
  await set(id, 'revoked_at = now()')
  expect(await findApiKey(key)).toBeNull()

  const past = await createApiKey({ kind: 'admin' }, { name: 'old', scopes: ['tasks:read'] })
  await set(past.id, "expires_at = now() - interval '1 second'")
  expect(await findApiKey(past.key)).toBeNull()
  const future = await createApiKey({ kind: 'admin' }, { name: 'new', scopes: ['tasks:read'], expiresAt: new Date(Date.now() + 60_000) })
  expect(await findApiKey(future.key)).toMatchObject({ keyId: future.id })

  for (const other of ['', 'ah_', `ah_${'0'.repeat(40)}`, future.key.toUpperCase(), `${future.key} `, 'ah_é']) {
    expect(await findApiKey(other)).toBeNull()
  }
})

test('its use is written down at most once a minute', async () => {
  const { id, key } = await createApiKey({ kind: 'admin' }, { name: 'busy', scopes: ['tasks:read'] })
  const used = async () => {
    await findApiKey(key)
    return (await read(id))?.last_used_at
  }
  const first = await used()
  expect(first).toBeInstanceOf(Date)
  expect(await used()).toEqual(first)
  await set(id, "last_used_at = now() - interval '61 seconds'")
  const third = await used()
  expect(third && first && third >= first).toBe(true)
})

test.each([
  ['no name', { name: ' ', scopes: ['tasks:read'] }, /needs a name/],
  ['no scope', { name: 'x', scopes: [] }, /at least one scope/],
  ['an unknown scope', { name: 'x', scopes: ['tasks:read', 'tasks:*'] }, /no scope tasks:\*/],
])('is not made with %s', async (_, input, message) => {
  await expect(createApiKey({ kind: 'admin' }, input)).rejects.toThrow(message)
})
