import type { PoolSummary } from '#contract/pools.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { POOL_COLUMNS, toPoolSummary } from './pool-row.ts'

const LIST = `SELECT ${POOL_COLUMNS} FROM pools p ORDER BY lower(p.name), p.id`

/** Every pool, by name. */
export async function listPools(caller: Caller): Promise<PoolSummary[]> {
  assertMay(caller, 'pool:read')
  const { rows } = await pool().query<Parameters<typeof toPoolSummary>[0]>(LIST)
  return rows.map(toPoolSummary)
}
