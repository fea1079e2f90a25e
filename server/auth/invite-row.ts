import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Days. Long enough for a holiday week, short enough that a link forgotten in a chat is dead when somebody finds it. */
export const INVITE_DAYS = 7

/** 256 random bits need no slow hash: there is nothing to guess from. */
export function hashOfInvite(unverifiedToken: string): string {
  return createHash('sha256').update(unverifiedToken).digest('hex')
}

export type InviteRow = {
  id: string
  user_id: string
  email: string | null
  display_name: string | null
  active: boolean
  expired: boolean
  used: boolean
  revoked: boolean
}

const BY_TOKEN = `SELECT i.id, i.user_id, u.email, u.display_name, u.active, i.expires_at <= now() AS expired,
    i.used_at IS NOT NULL AS used, i.revoked_at IS NOT NULL AS revoked
  FROM invites i JOIN users u ON u.id = i.user_id WHERE i.token_hash = $1`

export async function findInvite(db: Pick<pg.ClientBase, 'query'>, unverifiedToken: string): Promise<InviteRow | undefined> {
  return (await db.query<InviteRow>(BY_TOKEN, [hashOfInvite(unverifiedToken)])).rows[0]
}

/** No link of this person opens anything any more. */
export const REVOKE_INVITES = 'UPDATE invites SET revoked_at = now() WHERE user_id = $1 AND used_at IS NULL AND revoked_at IS NULL'
