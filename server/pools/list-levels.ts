import type { AccessLevelResponse } from '#contract/pools.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { readLevels } from './level-row.ts'

/** Every access level, the lowest first. */
export async function listLevels(caller: Caller): Promise<AccessLevelResponse[]> {
  assertMay(caller, 'pool:read')
  return readLevels(pool())
}
