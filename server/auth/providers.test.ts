import { beforeEach, expect, test, vi } from 'vitest'

const SETTINGS = {
  GOOGLE: { CLIENT_ID: 'g', CLIENT_SECRET: 's' },
  GITHUB: { CLIENT_ID: 'h', CLIENT_SECRET: 's' },
  OIDC: { ISSUER: 'https://id.example.com/', CLIENT_ID: 'o', CLIENT_SECRET: 's', NAME: 'Acme' },
} as const

type Setting = keyof typeof SETTINGS

/** The settings are read once a module, so each case reads them afresh. */
async function withSettings(...settings: Setting[]) {
  for (const name of settings) {
    for (const [key, value] of Object.entries(SETTINGS[name])) vi.stubEnv(`AWAITHUMANS_${name}_${key}`, value)
  }
  return import('./providers.ts')
}

beforeEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.resetModules()
  vi.stubEnv('DATABASE_URL', 'postgres://unused')
})

test('a provider is offered when both halves of its client are there', async () => {
  expect((await withSettings()).enabledProviders()).toEqual([])
  vi.resetModules()
  vi.stubEnv('AWAITHUMANS_GOOGLE_CLIENT_ID', 'g')
  expect((await withSettings()).enabledProviders()).toEqual([])
  vi.resetModules()
  expect((await withSettings('GITHUB', 'OIDC', 'GOOGLE')).enabledProviders()).toEqual([
    { id: 'oidc', name: 'Acme' },
    { id: 'google', name: 'Google' },
    { id: 'github', name: 'GitHub' },
  ])
})

test('an issuer may be written with or without its last slash', async () => {
  const [provider] = (await withSettings('OIDC')).oauthProviders()
  expect(provider?.wellKnown).toBe('https://id.example.com/.well-known/openid-configuration')
})

const PRIMARY = { email: 'ann@example.com', primary: true, verified: true }

test.each([
  ['the primary one', [{ email: 'other@example.com', primary: false, verified: true }, PRIMARY], 'ann@example.com'],
  [
    'none while the primary one is not verified',
    [
      { ...PRIMARY, verified: false },
      { ...PRIMARY, primary: false },
    ],
    null,
  ],
  ['none of an empty list', [], null],
])('of the addresses at GitHub it takes %s', async (_, emails, expected) => {
  const answers: Record<string, unknown> = { '/user': { id: 7, email: 'public@example.com' }, '/user/emails': emails }
  vi.stubGlobal('fetch', (url: string) => Promise.resolve(Response.json(answers[new URL(url).pathname])))
  const [github] = (await withSettings('GITHUB')).oauthProviders()
  if (typeof github?.userinfo !== 'object') throw new Error('GitHub is asked by a function of ours')
  const profile = await github.userinfo.request?.({ tokens: { access_token: 't' } } as never)
  expect(await github.profile(profile as never, {} as never)).toEqual({ id: '7', email: expected })
})

test('no address is taken from an error of GitHub', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ message: 'Bad credentials' }, { status: 401 })))
  const [github] = (await withSettings('GITHUB')).oauthProviders()
  if (typeof github?.userinfo !== 'object') throw new Error('GitHub is asked by a function of ours')
  await expect(github.userinfo.request?.({ tokens: { access_token: 't' } } as never)).rejects.toThrow('GitHub answered 401')
})

test.each([
  ['https://humans.example.com', true],
  ['http://localhost:3001', false],
])('cookies for %s are secure: %s', async (publicUrl, secure) => {
  vi.stubEnv('AWAITHUMANS_PUBLIC_URL', publicUrl)
  const { authOptions } = await import('./next-auth.ts')
  expect(authOptions()).toMatchObject({ useSecureCookies: secure, cookies: { sessionToken: { options: { secure, sameSite: 'lax' } } } })
})
