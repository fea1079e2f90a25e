import type { PoolResponse } from '#contract/pools.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { readPool } from './pool-row.ts'

/** One pool with its members. Throws POOL_NOT_FOUND. */
export async function getPool(caller: Caller, id: string): Promise<PoolResponse> {
  assertMay(caller, 'pool:read')
  // A pg.Pool answers to `query` as a client does.
  return readPool(pool(), id)
}
