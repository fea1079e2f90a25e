import type { UserResponse } from '#contract/people.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { lockPerson } from './lock-person.ts'
import { hashPassword } from './password.ts'
import { readPerson } from './person-row.ts'
import { operatorOf, subjectOf } from './record-person.ts'

const SET = 'UPDATE users SET password_hash = $2, session_epoch = session_epoch + 1, updated_at = now() WHERE id = $1'

async function store(caller: Caller, id: string, hash: string | null): Promise<UserResponse> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, caller, id)
    await tx.query(SET, [person.id, hash])
    const changed = await readPerson(tx, person.id)
    await recordChange(tx, operatorOf(caller), { ...subjectOf(changed), action: hash ? 'password_set' : 'password_cleared' })
    return changed
  })
}

/** Sets a new password. Whoever is signed in with the old one is signed out. Throws USER_NOT_FOUND. */
export async function setPassword(caller: Caller, id: string, password: string): Promise<UserResponse> {
  assertMay(caller, 'person:write')
  return store(caller, id, await hashPassword(password))
}

/** Takes the password away: they sign in through a provider, or not at all. Their sessions end. Throws USER_NOT_FOUND. */
export function clearPassword(caller: Caller, id: string): Promise<UserResponse> {
  return store(caller, id, null)
}
