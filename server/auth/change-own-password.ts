import { recordChange } from '#server/audit/record-change.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { invalidField } from '#server/domain/problem.ts'
import { hashPassword, isPassword } from '#server/people/password.ts'
import { readPerson } from '#server/people/person-row.ts'
import { subjectOf } from '#server/people/record-person.ts'
import { countAttempt, forgetAttempts } from './rate-limits.ts'

type Change = { current: string; password: string }
type Row = { password_hash: string | null }

const READ = 'SELECT password_hash FROM users WHERE id = $1 AND active'
// The hash that was checked: of two changes at once the second has checked a password that is gone.
const SET = `UPDATE users SET password_hash = $2, session_epoch = session_epoch + 1, updated_at = now()
  WHERE id = $1 AND active AND password_hash = $3`

const wrong = (): DomainError => invalidField('current', 'is not your password')

/**
 * A person's own new password, for the current one. All their sessions end, this one too: the page signs in again with what
 * was typed. Throws FORBIDDEN for tokens, RATE_LIMITED, and VALIDATION_FAILED for a wrong current password.
 */
export async function changeOwnPassword(caller: Caller, { current, password }: Change): Promise<void> {
  const person = personOf(caller)
  if (!person) throw new DomainError('FORBIDDEN', 'A token is nobody and has no password.')
  await countAttempt('own-password', person.id)
  const { rows } = await pool().query<Row>(READ, [person.id])
  const stored = rows[0]?.password_hash ?? null
  if (!(await isPassword(current, stored))) throw wrong()
  await forgetAttempts('own-password', person.id)
  const hash = await hashPassword(password)
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(SET, [person.id, hash, stored])
    if (rowCount === 0) throw wrong()
    await recordChange(tx, actorOf(caller, 'dashboard'), { ...subjectOf(await readPerson(tx, person.id)), action: 'password_set' })
  })
}
