import { afterAll, expect, test, vi } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { createPerson } from '#server/people/create-person.ts'
import { type Browser, openBrowser } from './browser.fixture.ts'
import { type Claims, startIdentityProvider } from './identity-provider.fixture.ts'
import { countAttempt } from './rate-limits.ts'
import { readSession, SESSION_COOKIE } from './session.ts'
import { setUser } from './signed-in.fixture.ts'

await useTestDatabase()

const CLIENT = 'awaithumans'
const provider = await startIdentityProvider(CLIENT)
afterAll(() => provider[Symbol.asyncDispose]())
vi.stubEnv('AWAITHUMANS_OIDC_ISSUER', provider.issuer)
vi.stubEnv('AWAITHUMANS_OIDC_CLIENT_ID', CLIENT)
vi.stubEnv('AWAITHUMANS_OIDC_CLIENT_SECRET', 'secret of the client')
// A developer's own must not decide what our cookies are signed with.
vi.stubEnv('NEXTAUTH_SECRET', 'not this one')

const PASSWORD = 'correct horse'
const ann = await createPerson({ email: 'ann@example.com', password: PASSWORD })

function personIn({ cookies }: Browser) {
  return readSession(`${SESSION_COOKIE}=${cookies[SESSION_COOKIE] ?? ''}`)
}

function signIn(browser: Browser, form: Record<string, string>) {
  return browser.post('callback/credentials', form)
}

test('a password gives a session for a week, and signing out takes it away', async () => {
  const browser = openBrowser()
  const { status, url, setCookies } = await signIn(browser, { email: 'Ann@example.com ', password: PASSWORD, callbackUrl: '/tasks/1' })
  expect([status, url]).toEqual([200, 'http://localhost:3001/tasks/1'])
  const line = setCookies.find((cookie) => cookie.startsWith(SESSION_COOKIE)) ?? ''
  expect(line).toMatch(/; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
  const lifetime = Date.parse(/Expires=([^;]*)/.exec(line)?.[1] ?? '') - Date.now()
  expect(Math.abs(lifetime - 7 * 24 * 3_600_000)).toBeLessThan(60_000)
  expect(await personIn(browser)).toMatchObject({ kind: 'reviewer', person: { id: ann.id } })

  await browser.post('signout')
  expect(browser.cookies[SESSION_COOKIE]).toBeUndefined()
})

test('a wrong password, an unknown address and a form without either are told the same', async () => {
  const forms: Record<string, string>[] = [
    { email: 'ann@example.com', password: 'wrong' },
    { email: 'no@example.com', password: PASSWORD },
    {},
  ]
  for (const form of forms) {
    const browser = openBrowser()
    expect(await signIn(browser, form)).toMatchObject({ status: 401, url: expect.stringContaining('error=CredentialsSignin') })
    expect(browser.cookies[SESSION_COOKIE]).toBeUndefined()
  }
})

test('the eleventh failure from one address on the network is told to wait', async () => {
  for (let index = 0; index < 10; index += 1) await countAttempt('login-ip', '10.9.9.9')
  const browser = openBrowser({ ip: '10.9.9.9' })
  expect((await signIn(browser, { email: 'ann@example.com', password: PASSWORD })).url).toContain('error=RateLimited')
})

test('a form of another site, without our token, signs nobody in', async () => {
  const browser = openBrowser()
  await signIn(browser, { email: 'ann@example.com', password: PASSWORD, csrfToken: 'theirs' })
  expect(browser.cookies[SESSION_COOKIE]).toBeUndefined()
})

test('after signing in nobody is sent to another site', async () => {
  const form = { email: 'ann@example.com', password: PASSWORD, callbackUrl: 'https://evil.example/' }
  expect((await signIn(openBrowser(), form)).url).toBe('http://localhost:3001')
})

async function throughProvider(claims: { inToken: Claims; atUserinfo?: Claims }): Promise<{ browser: Browser; url: string }> {
  const browser = openBrowser()
  const { url: authorizeUrl } = await browser.post('signin/oidc')
  const { url } = await browser.get(`callback/oidc?${provider.agree(authorizeUrl, claims)}`)
  return { browser, url }
}

test('a provider that vouches for the address of an active person signs them in', async () => {
  const { browser } = await throughProvider({ inToken: { sub: 'u1', email: 'ANN@example.com', email_verified: true } })
  expect(await personIn(browser)).toMatchObject({ person: { id: ann.id } })
})

test('the address may come from userinfo, and the claim as text', async () => {
  const atUserinfo = { sub: 'u1', email: 'ann@example.com', email_verified: 'true' }
  const { browser } = await throughProvider({ inToken: { sub: 'u1' }, atUserinfo })
  expect(await personIn(browser)).toMatchObject({ person: { id: ann.id } })
  const other = await throughProvider({ inToken: { sub: 'u2' }, atUserinfo })
  expect(await personIn(other.browser)).toBeNull()
})

test.each([
  ['is not verified', { sub: 'u1', email: 'ann@example.com', email_verified: false }],
  ['is not said to be verified', { sub: 'u1', email: 'ann@example.com' }],
  ['is nobody’s here', { sub: 'u1', email: 'stranger@example.com', email_verified: true }],
  ['is missing', { sub: 'u1' }],
])('an address that %s opens nothing', async (_, inToken) => {
  const { browser, url } = await throughProvider({ inToken })
  expect(url).toContain('error=AccessDenied')
  expect(browser.cookies[SESSION_COOKIE]).toBeUndefined()
})

test('a deactivated person stays out, with a password and through a provider', async () => {
  const { id, email } = await createPerson({ email: 'ben@example.com', password: PASSWORD })
  await setUser(id, 'active = false')
  expect((await signIn(openBrowser(), { email, password: PASSWORD })).url).toContain('error=CredentialsSignin')
  expect((await throughProvider({ inToken: { sub: 'u3', email, email_verified: true } })).url).toContain('error=AccessDenied')
})

test('an answer that this browser did not ask for is refused', async () => {
  const { url: authorizeUrl } = await openBrowser().post('signin/oidc')
  const answer = provider.agree(authorizeUrl, { inToken: { sub: 'u1', email: 'ann@example.com', email_verified: true } })
  const victim = openBrowser()
  expect((await victim.get(`callback/oidc?${answer}`)).url).toContain('error=OAuthCallback')
  expect(victim.cookies[SESSION_COOKIE]).toBeUndefined()
})
