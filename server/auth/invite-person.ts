import { randomBytes } from 'node:crypto'
import type { InviteResponse } from '#contract/people.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { env } from '#server/env.ts'
import { lockPerson } from '#server/people/lock-person.ts'
import { readPerson } from '#server/people/person-row.ts'
import { operatorOf, subjectOf } from '#server/people/record-person.ts'
import { hashOfInvite, INVITE_DAYS, REVOKE_INVITES } from './invite-row.ts'

const INSERT = `INSERT INTO invites (id, user_id, token_hash, made_by_user_id, expires_at)
  VALUES ($1, $2, $3, $4, now() + make_interval(days => $5)) RETURNING expires_at`

async function issue(tx: Tx, caller: Caller, userId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  await tx.query(REVOKE_INVITES, [userId])
  const values = [newId(), userId, hashOfInvite(token), personOf(caller)?.id ?? null, INVITE_DAYS]
  const { rows } = await tx.query<{ expires_at: Date }>(INSERT, values)
  return { token, expiresAt: rows[0]?.expires_at ?? new Date() }
}

/**
 * A link by which a person sets their own password, once, within seven days; an older link of theirs ends. There is no
 * channel to send it by: whoever asks for it does. Throws USER_NOT_FOUND and INVITE_IMPOSSIBLE.
 */
export async function invitePerson(caller: Caller, unverifiedId: string): Promise<InviteResponse> {
  return inTransaction(async (tx) => {
    const { id, email, active } = await lockPerson(tx, caller, unverifiedId)
    if (!email || !active)
      throw new DomainError('INVITE_IMPOSSIBLE', email ? 'Who is deactivated cannot sign in.' : 'Without an email nobody can sign in.')
    const { token, expiresAt } = await issue(tx, caller, id)
    const until = { expires_at: expiresAt.toISOString() }
    await recordChange(tx, operatorOf(caller), { ...subjectOf(await readPerson(tx, id)), action: 'invited', after: until })
    return { url: `${env().publicUrl}/invite/${token}`, ...until }
  })
}

/** Takes a person's link back. Without one nothing happens. Throws USER_NOT_FOUND. */
export async function revokeInvite(caller: Caller, unverifiedId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { id } = await lockPerson(tx, caller, unverifiedId)
    const { rowCount } = await tx.query(REVOKE_INVITES, [id])
    if (rowCount) await recordChange(tx, operatorOf(caller), { ...subjectOf(await readPerson(tx, id)), action: 'invite_revoked' })
  })
}
