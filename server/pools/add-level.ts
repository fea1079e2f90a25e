import type { AccessLevelResponse } from '#contract/pools.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { ADD_LEVEL, findLevel, lockLevels } from './level-row.ts'

/** A new level, above all others. Throws NAME_TAKEN. */
export async function addLevel(caller: Caller, name: string): Promise<AccessLevelResponse> {
  assertMay(caller, 'pool:write')
  return inTransaction(async (tx) => {
    await lockLevels(tx)
    const { rowCount } = await tx.query(ADD_LEVEL, [name])
    if (rowCount === 0) throw new DomainError('NAME_TAKEN', `There is an access level "${name}" already.`)
    const made = await findLevel(tx, name)
    const after = { name, rank: made.rank }
    await recordChange(tx, actorOf(caller, null), { subject: 'access_level', id: name, name, action: 'created', after })
    return made
  })
}
