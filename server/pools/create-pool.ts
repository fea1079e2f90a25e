import type { PoolChanges, PoolResponse } from '#contract/pools.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { checkSettings } from './check-settings.ts'
import { memberNames, setMembers } from './members.ts'
import { readPool } from './pool-row.ts'
import { merged, type PoolSettings, writePool } from './write-pool.ts'

/** As a pool is that an agent or a person's list of pools has named first. */
const DEFAULTS: Omit<PoolSettings, 'id' | 'name'> = {
  strategy: 'least_recently_assigned',
  time_zone: 'UTC',
  hours: null,
  holidays: null,
  claim_expires_after: null,
  remind_after: null,
  remind_every: null,
  escalate_after: null,
  escalate_to: null,
}

/** Throws NAME_TAKEN, and VALIDATION_FAILED for settings that do not go together. */
export async function createPool(caller: Caller, wanted: PoolChanges & { name: string }): Promise<PoolResponse> {
  assertMay(caller, 'pool:write')
  const settings = merged({ ...DEFAULTS, id: newId(), name: wanted.name }, wanted)
  const { id, ...after } = settings
  return inTransaction(async (tx) => {
    await checkSettings(tx, settings)
    await writePool(tx, settings)
    await setMembers(tx, { group: 'pool', id }, wanted.members)
    const members = await memberNames(tx, 'pool', id)
    await recordChange(tx, actorOf(caller, null), {
      subject: 'pool',
      id,
      name: after.name,
      action: 'created',
      after: { ...after, members },
    })
    return readPool(tx, id)
  })
}
