import { expect, test, vi } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { createApiKey } from './api-keys.ts'
import { resolveCaller } from './resolve-caller.ts'
import { signIn } from './signed-in.fixture.ts'

await useTestDatabase()

const TOKEN = 'admin-token-of-the-tests'
const { key } = await createApiKey({ kind: 'admin' }, { name: 'agent', scopes: ['tasks:read'] })
const { cookie } = await signIn({ email: 'ann@example.com', isOperator: true })

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

function kindOf(headers: Record<string, string>, method?: string): Promise<string | undefined> {
  return resolveCaller(new Headers(headers), method).then((caller) => caller?.kind)
}

test.each(['Bearer', 'bearer', 'BEARER', ' Bearer '])('the admin token, whatever the case of its scheme: %s', async (scheme) => {
  expect(await kindOf({ authorization: `${scheme} ${TOKEN}` })).toBe('admin')
})

test.each(['wrong', `${TOKEN}x`, TOKEN.toUpperCase(), 'é'.repeat(24), '\u00ff', 'a.b.c', ''])(
  'a bearer that fits nothing is nobody: "%s"',
  async (token) => {
    expect(await kindOf({ authorization: `Bearer ${token}` })).toBeUndefined()
  },
)

test('X-Admin-Token counts where there is no bearer', async () => {
  expect(await kindOf({ 'x-admin-token': TOKEN })).toBe('admin')
  expect(await kindOf({ 'x-admin-token': TOKEN, authorization: 'Basic dXNlcjpwYXNz' })).toBe('admin')
  expect(await kindOf({ 'x-admin-token': TOKEN, authorization: 'Bearer wrong' })).toBeUndefined()
  expect(await kindOf({ 'x-admin-token': '\u00e9' })).toBeUndefined()
})

test('an API key comes as a bearer only', async () => {
  expect(await kindOf({ authorization: `Bearer ${key}` })).toBe('key')
  expect(await kindOf({ 'x-admin-token': key })).toBeUndefined()
})

test('a session counts without a token, and never in place of a wrong one', async () => {
  expect(await kindOf({ cookie, ...SAME_ORIGIN }, 'POST')).toBe('operator')
  expect(await kindOf({ cookie, authorization: `Bearer ${TOKEN}` })).toBe('admin')
  expect(await kindOf({ cookie, ...SAME_ORIGIN, authorization: 'Bearer wrong' })).toBeUndefined()
  expect(await kindOf({ cookie, ...SAME_ORIGIN, 'x-admin-token': 'wrong' })).toBeUndefined()
})

test('another site may not ride on the cookie; reading from anywhere is harmless', async () => {
  const crossSite = { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', undefined]) expect(await kindOf(crossSite, method)).toBeUndefined()
  expect(await kindOf(crossSite, 'GET')).toBe('operator')
  // a token is not sent by a browser on its own: no page of another site can borrow it
  expect(await kindOf({ ...crossSite, authorization: `Bearer ${TOKEN}` }, 'POST')).toBe('admin')
})

test('an admin token that is not set fits nothing', async () => {
  vi.stubEnv('AWAITHUMANS_ADMIN_API_TOKEN', '')
  vi.resetModules()
  const unset = await import('./resolve-caller.ts')
  expect(await unset.resolveCaller(new Headers({ authorization: 'Bearer ' }))).toBeNull()
  expect(await unset.resolveCaller(new Headers({ authorization: `Bearer ${TOKEN}` }))).toBeNull()
  expect(await unset.resolveCaller(new Headers({ 'x-admin-token': '' }))).toBeNull()
  vi.unstubAllEnvs()
})
