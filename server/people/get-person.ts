import type { UserResponse } from '#contract/people.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { readPerson } from './person-row.ts'

/** One person. Throws USER_NOT_FOUND. */
export async function getPerson(caller: Caller, id: string): Promise<UserResponse> {
  assertMay(caller, 'person:read')
  return readPerson(pool(), id)
}
