import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { escalatingPool } from './group-name.ts'
import { findLevel, lockLevels } from './level-row.ts'

/** Deletes a level that nobody has. Throws ACCESS_LEVEL_NOT_FOUND and ACCESS_LEVEL_IN_USE. */
export async function deleteLevel(caller: Caller, unverifiedName: string): Promise<void> {
  assertMay(caller, 'pool:write')
  await inTransaction(async (tx) => {
    await lockLevels(tx)
    const { name, rank, people } = await findLevel(tx, unverifiedName)
    const have = people === 1 ? '1 person has' : `${people} people have`
    if (people > 0) throw new DomainError('ACCESS_LEVEL_IN_USE', `${have} the access level "${name}".`)
    const escalating = await escalatingPool(tx, 'access_level', name)
    if (escalating) throw new DomainError('ACCESS_LEVEL_IN_USE', `The pool "${escalating}" escalates to the access level "${name}".`)
    await tx.query('DELETE FROM access_levels WHERE name = $1', [name])
    const before = { name, rank }
    await recordChange(tx, actorOf(caller, null), { subject: 'access_level', id: name, name, action: 'deleted', before })
  })
}
