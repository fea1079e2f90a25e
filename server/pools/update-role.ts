import type { RoleChanges, RoleResponse } from '#contract/pools.ts'
import { difference, recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { nameTaken, renameInWishes } from './group-name.ts'
import { holdMembers, memberNames, setMembers } from './members.ts'
import { lockRole, readRole } from './role-row.ts'

/** Renames a role, or says who is in it. Throws ROLE_NOT_FOUND, NAME_TAKEN, and VALIDATION_FAILED for members who are not there. */
export async function updateRole(caller: Caller, unverifiedId: string, changes: RoleChanges): Promise<RoleResponse> {
  assertMay(caller, 'pool:write')
  return inTransaction(async (tx) => {
    await holdMembers(tx, changes.members)
    const { id, name: from } = await lockRole(tx, unverifiedId)
    const name = changes.name ?? from
    const before = { name: from, members: await memberNames(tx, 'role', id) }
    await tx.query('UPDATE roles SET name = $2 WHERE id = $1', [id, name]).catch(nameTaken('role', name))
    await renameInWishes(tx, 'role', { from, to: name })
    await setMembers(tx, { group: 'role', id }, changes.members)
    const changed = difference(before, { name, members: await memberNames(tx, 'role', id) })
    if (changed) await recordChange(tx, actorOf(caller, null), { subject: 'role', id, name, action: 'updated', ...changed })
    return readRole(tx, id)
  })
}
