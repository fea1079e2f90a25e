import type { AccessLevelResponse } from '#contract/pools.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { invalidField } from '#server/domain/problem.ts'
import { lockLevels, readLevels } from './level-row.ts'

// Ranks are unique at every moment, so they are first moved out of the way of the new ones.
const ASIDE = 'UPDATE access_levels SET rank = -rank - (SELECT count(*)::int + max(abs(rank)) FROM access_levels)'
const PLACE = `UPDATE access_levels l SET rank = n.rank FROM unnest($1::text[]) WITH ORDINALITY AS n (name, rank) WHERE l.name = n.name`

/** All levels, the lowest first. Throws VALIDATION_FAILED when one is missing, unknown or named twice. */
export async function orderLevels(caller: Caller, names: readonly string[]): Promise<AccessLevelResponse[]> {
  assertMay(caller, 'pool:write')
  return inTransaction(async (tx) => {
    await lockLevels(tx)
    const before = (await readLevels(tx)).map(({ name }) => name)
    if (JSON.stringify(before.toSorted()) !== JSON.stringify(names.toSorted()))
      throw invalidField('names', `must name each level once: ${before.join(', ')}`)
    await tx.query(ASIDE)
    await tx.query(PLACE, [names])
    const change = {
      subject: 'access_level',
      id: '',
      name: 'Order',
      action: 'updated',
      before: { order: before },
      after: { order: names },
    } as const
    if (JSON.stringify(before) !== JSON.stringify(names)) await recordChange(tx, actorOf(caller, null), change)
    return readLevels(tx)
  })
}
