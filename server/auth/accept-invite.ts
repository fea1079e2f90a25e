import type { AcceptInvite } from '#contract/people.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { DomainError } from '#server/domain/errors.ts'
import { hashPassword } from '#server/people/password.ts'
import { readPerson } from '#server/people/person-row.ts'
import { subjectOf } from '#server/people/record-person.ts'
import { findInvite, type InviteRow, REVOKE_INVITES } from './invite-row.ts'
import { stateOf } from './read-invite.ts'
import { countAttempt } from './rate-limits.ts'

/** Whoever makes, takes back or uses a link of somebody waits here for one another. */
const LOCK_PERSON = 'SELECT 1 FROM users WHERE id = $1 FOR UPDATE'
const USE = 'UPDATE invites SET used_at = now() WHERE id = $1'
const SET = `UPDATE users SET password_hash = $2, display_name = COALESCE($3, display_name), session_epoch = session_epoch + 1, updated_at = now()
  WHERE id = $1`

type OpenInvite = { id: string; userId: string; email: string }

function open(row: InviteRow | undefined): OpenInvite {
  const invite = stateOf(row)
  if (row && invite.state === 'open') return { id: row.id, userId: row.user_id, email: invite.email }
  if (invite.state === 'used') throw new DomainError('INVITE_ENDED', 'This link has been used.')
  if (invite.state === 'expired') throw new DomainError('INVITE_ENDED', 'This link is older than seven days.')
  throw new DomainError('INVITE_NOT_FOUND', 'Nobody is invited by this link.')
}

/**
 * Sets the password, and the name, of whom a link invites; the link is used up, and whoever was signed in as them is out.
 * Of two at once one succeeds. Throws RATE_LIMITED, INVITE_NOT_FOUND and INVITE_ENDED.
 */
export async function acceptInvite(input: AcceptInvite, ip: string): Promise<{ user_id: string; email: string }> {
  await countAttempt('invite-ip', ip)
  // Before the work of hashing: a link that is over costs nothing.
  const { userId } = open(await findInvite(pool(), input.token))
  const hash = await hashPassword(input.password)
  return inTransaction(async (tx) => {
    await tx.query(LOCK_PERSON, [userId])
    const { id, email } = open(await findInvite(tx, input.token))
    await tx.query(USE, [id])
    await tx.query(REVOKE_INVITES, [userId])
    await tx.query(SET, [userId, hash, input.display_name || null])
    const actor = { type: 'human', userId, email, channel: 'dashboard' } as const
    await recordChange(tx, actor, { ...subjectOf(await readPerson(tx, userId)), action: 'invite_accepted' })
    return { user_id: userId, email }
  })
}
