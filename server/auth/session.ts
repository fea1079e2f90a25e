import { decode } from 'next-auth/jwt'
import { pool } from '#server/db/client.ts'
import type { Caller, Person } from '#server/domain/caller.ts'
import { env } from '#server/env.ts'
import { deriveKey } from './keys.ts'

/** Clients of this API know the cookie by this name (server §1.6). */
export const SESSION_COOKIE = 'awaithumans_session'

/** Seconds. A week: short enough for a lost laptop, long enough for people who answer every few days. */
export const SESSION_MAX_AGE = 7 * 24 * 60 * 60

/** What a session cookie says: who, and in which of their epochs. Everything else is read from the row, each time. */
export type SessionClaims = { sub: string; epoch: number }

type Row = { id: string; email: string | null; display_name: string | null; is_operator: boolean }

/** Deactivated people and ended epochs find nothing, so they are out with their next request. */
const FIND = `
  SELECT id, email, display_name, is_operator FROM users
  WHERE id = $1 AND active AND session_epoch = $2`

/** What next-auth encrypts its cookies with. Derived: no second secret to configure, lose or leave at a default. */
export function sessionSecret(): string {
  return deriveKey('next-auth').toString('base64url')
}

/** Browsers send Secure cookies over https only, and refuse to keep them when set over http. */
export function secureCookies(): boolean {
  return env().publicUrl.startsWith('https://')
}

function cookieOf(header: string | null): string | undefined {
  const prefix = `${SESSION_COOKIE}=`
  const pair = header?.split(';').find((part) => part.trim().startsWith(prefix))
  return pair?.trim().slice(prefix.length)
}

async function decodeClaims(token: string): Promise<SessionClaims | null> {
  // Forged, expired or of another installation: decode throws, and all of them are nobody.
  const claims = await decode({ token, secret: sessionSecret() }).catch(() => null)
  if (typeof claims?.sub !== 'string' || typeof claims.epoch !== 'number') return null
  return { sub: claims.sub, epoch: claims.epoch }
}

/** The signed-in person behind a Cookie header, as they are now and not as they were when they signed in. */
export async function readSession(cookieHeader: string | null): Promise<Caller | null> {
  const token = cookieOf(cookieHeader)
  const claims = token ? await decodeClaims(token) : null
  if (!claims) return null
  const { rows } = await pool().query<Row>(FIND, [claims.sub, claims.epoch])
  const row = rows[0]
  if (!row) return null
  const person: Person = { id: row.id, email: row.email, displayName: row.display_name }
  return { kind: row.is_operator ? 'operator' : 'reviewer', person }
}
