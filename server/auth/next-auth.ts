import type { AuthOptions } from 'next-auth'
import type { CredentialsConfig } from 'next-auth/providers/credentials'
import { log } from '#server/log.ts'
import { authorize } from './check-password.ts'
import { findSignIn } from './find-sign-in.ts'
import { oauthProviders } from './providers.ts'
import { SESSION_COOKIE, SESSION_MAX_AGE, type SessionClaims, secureCookies, sessionSecret } from './session.ts'

/** Set by `server/main.ts` on every request, whatever the client sent. */
const IP_HEADER = 'x-awaithumans-ip'

const SIGN_IN_PAGE = '/sign-in'

const credentials = {
  id: 'credentials',
  name: 'Email and password',
  type: 'credentials',
  credentials: { email: {}, password: {} },
  authorize: (given, { headers }) => {
    const { email, password } = given ?? {}
    if (typeof email !== 'string' || typeof password !== 'string') return null
    return authorize({ email, password, ip: String(headers?.[IP_HEADER] ?? 'unknown') })
  },
} satisfies CredentialsConfig

/** Every provider hands over an address that was proved, by a password or by whom we trust with that; the person is looked up by it. */
const callbacks: AuthOptions['callbacks'] = {
  signIn: async ({ user }) => Boolean(user.email && (await findSignIn(user.email))),
  jwt: async ({ token, user }) => {
    // Only a sign-in brings a user; without one, this is an older token that is read again.
    if (!user) return token
    const person = user.email ? await findSignIn(user.email) : null
    return person ? ({ sub: person.id, epoch: person.epoch } satisfies SessionClaims) : {}
  },
}

const logger: AuthOptions['logger'] = {
  error: (code, metadata) => log().warn({ code, err: ('error' in metadata ? metadata.error : metadata).message }, 'next-auth'),
  warn: (code) => log().warn({ code }, 'next-auth'),
  debug: () => undefined,
}

/** What next-auth needs to know. Everything it could read from its own environment variables is given here. */
export function authOptions(): AuthOptions {
  const secure = secureCookies()
  return {
    providers: [...oauthProviders(), credentials],
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE },
    secret: sessionSecret(),
    useSecureCookies: secure,
    cookies: { sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    pages: { signIn: SIGN_IN_PAGE, error: SIGN_IN_PAGE },
    callbacks,
    logger,
  }
}
