import { pool } from '#server/db/client.ts'
import { findInvite, type InviteRow } from './invite-row.ts'

export type InviteState = { state: 'open'; email: string; displayName: string | null } | { state: 'used' | 'expired' | 'unknown' }

/** What the page behind a link may say to whoever has the link: one that was taken back is like one that never was. */
export function stateOf(row: InviteRow | undefined): InviteState {
  if (!row || row.revoked || !row.active || !row.email) return { state: 'unknown' }
  if (row.used) return { state: 'used' }
  return row.expired ? { state: 'expired' } : { state: 'open', email: row.email, displayName: row.display_name }
}

export async function readInvite(unverifiedToken: string): Promise<InviteState> {
  return stateOf(await findInvite(pool(), unverifiedToken))
}
