import { afterAll, expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { startApi } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const PATH = '/api/admin/api-keys'
const KEYS = ['id', 'name', 'prefix', 'scopes', 'created_at', 'last_used_at', 'expires_at', 'revoked_at', 'kind']

async function json(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  const answered = await api.call(method, path, body, headers)
  return { status: answered.status, body: await answered.json() }
}

test('a key is made, shown once, used and revoked', async () => {
  const expires_at = new Date(Date.now() + 3_600_000).toISOString()
  const made = await json('POST', PATH, { name: ' billing ', scopes: ['tasks:read', 'tasks:read'], expires_at })
  expect(made.status).toBe(201)
  expect(Object.keys(made.body)).toEqual([...KEYS, 'key'])
  expect(made.body).toMatchObject({ name: 'billing', scopes: ['tasks:read'], expires_at, last_used_at: null, revoked_at: null })
  const bearer = { authorization: `Bearer ${made.body.key}` }
  expect((await api.call('GET', '/api/tasks', undefined, bearer)).status).toBe(200)
  expect(await json('GET', PATH, undefined, bearer)).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } })
  const [listed] = (await json('GET', PATH)).body
  expect(Object.keys(listed)).toEqual(KEYS)
  expect(listed).toMatchObject({ id: made.body.id, last_used_at: expect.any(String) })
  expect((await api.call('DELETE', `${PATH}/${made.body.id}`)).status).toBe(204)
  expect((await api.call('GET', '/api/tasks', undefined, bearer)).status).toBe(401)
  expect((await json('GET', PATH)).body).toMatchObject([{ id: made.body.id, revoked_at: expect.any(String) }])
})

test('a service key is made likewise, and opens nothing of what an agent does', async () => {
  const made = await json('POST', PATH, { kind: 'service', name: 'shop' })
  expect([made.status, made.body]).toMatchObject([201, { kind: 'service', scopes: [], key: expect.stringMatching(/^ah_sk_[0-9a-f]{40}$/) }])
  expect((await json('GET', PATH)).body).toMatchObject([{ id: made.body.id, kind: 'service' }, { kind: 'agent' }])
})

test.each([
  [{ name: 'x' }, 'scopes'],
  [{ kind: 'service', name: 'x', scopes: ['tasks:read'] }, 'scopes'],
  [{ kind: 'other', name: 'x', scopes: ['tasks:read'] }, 'kind'],
  [{ scopes: ['tasks:read'] }, 'name'],
  [{ name: '  ', scopes: ['tasks:read'] }, 'name'],
  [{ name: 'x'.repeat(81), scopes: ['tasks:read'] }, 'name'],
  [{ name: 'x', scopes: [] }, 'scopes'],
  [{ name: 'x', scopes: ['tasks:read', 'everything'] }, 'scopes'],
  [{ name: 'x', scopes: 'tasks:read' }, 'scopes'],
  [{ name: 'x', scopes: ['tasks:read'], expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
  [{ name: 'x', scopes: ['tasks:read'], expires_at: 'tomorrow' }, 'expires_at'],
])('%j is refused at %s', async (body, field) => {
  expect(await json('POST', PATH, body)).toMatchObject({
    status: 422,
    body: { error: 'VALIDATION_FAILED', detail: [{ loc: ['body', field] }] },
  })
})

test('a key that does not exist cannot be revoked', async () => {
  expect(await json('DELETE', `${PATH}/nope`)).toMatchObject({ status: 404, body: { error: 'API_KEY_NOT_FOUND' } })
})
