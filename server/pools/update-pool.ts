import type { PoolChanges, PoolResponse } from '#contract/pools.ts'
import { difference, recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { checkSettings } from './check-settings.ts'
import { renameInWishes } from './group-name.ts'
import { holdMembers, memberNames, setMembers } from './members.ts'
import { lockPool, readPool } from './pool-row.ts'
import { merged, writePool } from './write-pool.ts'

/**
 * Changes a pool; what is left out stays as it is. Tasks that wait follow the new settings with their next timer. Throws
 * POOL_NOT_FOUND, NAME_TAKEN, and VALIDATION_FAILED for settings that do not go together.
 */
export async function updatePool(caller: Caller, unverifiedId: string, changes: PoolChanges): Promise<PoolResponse> {
  assertMay(caller, 'pool:write')
  return inTransaction(async (tx) => {
    await holdMembers(tx, changes.members)
    const { created_at: _, updated_at: __, ...before } = await lockPool(tx, unverifiedId)
    const after = merged(before, changes)
    const group = { group: 'pool', id: before.id } as const
    const membersBefore = await memberNames(tx, 'pool', before.id)
    await checkSettings(tx, after)
    await writePool(tx, after)
    await renameInWishes(tx, 'pool', { from: before.name, to: after.name })
    await setMembers(tx, group, changes.members)
    const membersAfter = await memberNames(tx, 'pool', before.id)
    const changed = difference({ ...before, members: membersBefore }, { ...after, members: membersAfter })
    if (changed)
      await recordChange(tx, actorOf(caller, null), { subject: 'pool', id: before.id, name: after.name, action: 'updated', ...changed })
    return readPool(tx, before.id)
  })
}
