import type { UpdateUser, UserResponse } from '#contract/people.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { assertKnownLevel } from './access-level.ts'
import { updatePerson } from './update-person.ts'

/** {@link updatePerson} for pages, where levels are chosen and not made by naming them. Throws VALIDATION_FAILED besides. */
export async function editPerson(caller: Caller, id: string, changes: UpdateUser): Promise<UserResponse> {
  assertMay(caller, 'person:write')
  await assertKnownLevel(changes.access_level)
  return updatePerson(caller, id, changes)
}
