import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '#server/env.ts'

/** Members of an ID token or of a userinfo answer that we read (OpenID Connect Core §5.1). */
type Claims = { sub: string; email?: string; email_verified?: boolean | string; name?: string }

type GithubEmail = { email: string; primary: boolean; verified: boolean }
type GithubProfile = { sub: string; emails: GithubEmail[] }

/** Milliseconds for the provider to answer; next-auth's 3.5 s is short for a company's own. */
const TIMEOUT = 10_000

const GOOGLE_ISSUER = 'https://accounts.google.com'

type Client = { clientId: string; clientSecret: string }
type Oidc = Client & { id: string; name: string; issuer: string }

/** An address that the provider does not vouch for is none: anybody may type anybody's. Some send the claim as text. */
function verifiedEmail({ email, email_verified }: Claims): string | null {
  return email && String(email_verified) === 'true' ? email : null
}

function oidc({ issuer, ...rest }: Oidc): OAuthConfig<Claims> {
  return {
    ...rest,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: TIMEOUT },
    userinfo: {
      // Okta and others keep the address out of the ID token; the client checks that both are about the same subject.
      request: async ({ client, tokens }) => {
        const claims = (tokens as unknown as { claims: () => Claims }).claims()
        return claims.email === undefined ? client.userinfo(tokens as Parameters<typeof client.userinfo>[0]) : claims
      },
    },
    profile: (claims) => ({ id: claims.sub, email: verifiedEmail(claims) }),
  }
}

async function readGithub(path: string, token: string): Promise<unknown> {
  const response = await fetch(`https://api.github.com${path}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(TIMEOUT),
  })
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`)
  return response.json()
}

function github(client: Client): OAuthConfig<GithubProfile> {
  return {
    ...client,
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    issuer: 'https://github.com/login/oauth',
    authorization: { url: 'https://github.com/login/oauth/authorize', params: { scope: 'read:user user:email' } },
    token: 'https://github.com/login/oauth/access_token',
    checks: ['pkce', 'state'],
    httpOptions: { timeout: TIMEOUT },
    userinfo: {
      // The address of the public profile says nothing about being verified; this list does.
      request: async ({ tokens }) => {
        const token = String(tokens.access_token)
        const [user, emails] = await Promise.all([readGithub('/user', token), readGithub('/user/emails', token)])
        return { sub: String((user as { id: number }).id), emails }
      },
    },
    profile: ({ sub, emails }) => ({ id: sub, email: emails.find(({ primary, verified }) => primary && verified)?.email ?? null }),
  }
}

function clientOf(clientId: string | undefined, clientSecret: string | undefined): Client | null {
  return clientId && clientSecret ? { clientId, clientSecret } : null
}

/** The providers that the environment has both halves of, in the order of their buttons. */
export function oauthProviders(): (OAuthConfig<Claims> | OAuthConfig<GithubProfile>)[] {
  const { AWAITHUMANS_OIDC_ISSUER: issuer, AWAITHUMANS_OIDC_NAME: name, ...rest } = env()
  const own = clientOf(rest.AWAITHUMANS_OIDC_CLIENT_ID, rest.AWAITHUMANS_OIDC_CLIENT_SECRET)
  const google = clientOf(rest.AWAITHUMANS_GOOGLE_CLIENT_ID, rest.AWAITHUMANS_GOOGLE_CLIENT_SECRET)
  const hub = clientOf(rest.AWAITHUMANS_GITHUB_CLIENT_ID, rest.AWAITHUMANS_GITHUB_CLIENT_SECRET)
  return [
    ...(own && issuer ? [oidc({ ...own, id: 'oidc', name, issuer })] : []),
    ...(google ? [oidc({ ...google, id: 'google', name: 'Google', issuer: GOOGLE_ISSUER })] : []),
    ...(hub ? [github(hub)] : []),
  ]
}

/** For the buttons of the sign-in page: `signIn(id)` of next-auth/react starts one. */
export function enabledProviders(): { id: string; name: string }[] {
  return oauthProviders().map(({ id, name }) => ({ id, name }))
}
