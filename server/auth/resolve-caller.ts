import type { Caller, Visitor } from '#server/domain/caller.ts'
import { env } from '#server/env.ts'
import { findApiKey } from './api-keys.ts'
import { mayBeEmbedToken, verifyEmbedToken } from './embed-tokens.ts'
import { mayRideOnCookie } from './same-origin.ts'
import { isSameSecret } from './same-secret.ts'
import { findServiceKey, SERVICE_PREFIX } from './service-keys.ts'
import { readSession } from './session.ts'

function isAdminToken(given: string): boolean {
  const token = env().AWAITHUMANS_ADMIN_API_TOKEN
  return token !== undefined && isSameSecret(given, token)
}

/** The token of a Bearer header, '' for an empty one; null when there is none or its scheme is another. */
function bearerOf(headers: Headers): string | null {
  const match = /^bearer(?:\s+(.*))?$/i.exec(headers.get('authorization')?.trim() ?? '')
  return match && (match[1] ?? '')
}

/**
 * Who makes a request (server §0.4). Whoever sends a token is judged by it alone, so that a wrong one is not quietly
 * replaced by the cookie of the browser it was typed in. Without `method`, the request counts as one that changes things.
 */
export async function resolveCaller(headers: Headers, method = 'POST'): Promise<Caller | null> {
  const bearer = bearerOf(headers)
  if (bearer !== null) return isAdminToken(bearer) ? { kind: 'admin' } : findApiKey(bearer)
  const adminToken = headers.get('x-admin-token')
  if (adminToken !== null) return isAdminToken(adminToken) ? { kind: 'admin' } : null
  return mayRideOnCookie(headers, method) ? readSession(headers.get('cookie')) : null
}

/**
 * Who comes with less than a caller: ask when {@link resolveCaller} finds nobody. INVALID_EMBED_TOKEN for what looks like the
 * token of a frame and does not hold, whatever the call (server §0.3).
 */
export async function resolveVisitor(headers: Headers): Promise<Visitor | null> {
  const bearer = bearerOf(headers) ?? ''
  if (bearer.startsWith(SERVICE_PREFIX)) return findServiceKey(bearer)
  return mayBeEmbedToken(bearer) ? verifyEmbedToken(bearer) : null
}
