import type { AccessLevelResponse } from '#contract/pools.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { nameTaken, renameInWishes } from './group-name.ts'
import { findLevel, lockLevels } from './level-row.ts'

const RENAME = 'UPDATE access_levels SET name = $2 WHERE name = $1'
const PEOPLE = 'UPDATE users SET access_level = $2, updated_at = now() WHERE access_level = $1'

/** Renames a level, and with it that of everybody who has it. Throws ACCESS_LEVEL_NOT_FOUND and NAME_TAKEN. */
export async function renameLevel(caller: Caller, unverifiedName: string, to: string): Promise<AccessLevelResponse> {
  assertMay(caller, 'pool:write')
  return inTransaction(async (tx) => {
    await lockLevels(tx)
    const { name: from } = await findLevel(tx, unverifiedName)
    await tx.query(RENAME, [from, to]).catch(nameTaken('access_level', to))
    await tx.query(PEOPLE, [from, to])
    await renameInWishes(tx, 'access_level', { from, to })
    const change = { subject: 'access_level', id: to, name: to, action: 'updated', before: { name: from }, after: { name: to } } as const
    if (from !== to) await recordChange(tx, actorOf(caller, null), change)
    return findLevel(tx, to)
  })
}
