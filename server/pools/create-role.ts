import type { RoleChanges, RoleResponse } from '#contract/pools.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { nameTaken } from './group-name.ts'
import { memberNames, setMembers } from './members.ts'
import { readRole } from './role-row.ts'

/** Throws NAME_TAKEN, and VALIDATION_FAILED for members who are not there. */
export async function createRole(caller: Caller, { name, members: ids }: RoleChanges & { name: string }): Promise<RoleResponse> {
  assertMay(caller, 'pool:write')
  const id = newId()
  return inTransaction(async (tx) => {
    await tx.query('INSERT INTO roles (id, name) VALUES ($1, $2)', [id, name]).catch(nameTaken('role', name))
    await setMembers(tx, { group: 'role', id }, ids)
    const members = await memberNames(tx, 'role', id)
    await recordChange(tx, actorOf(caller, null), { subject: 'role', id, name, action: 'created', after: { name, members } })
    return readRole(tx, id)
  })
}
