import type { RoleSummary } from '#contract/pools.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { ROLE_COLUMNS } from './role-row.ts'

const LIST = `SELECT ${ROLE_COLUMNS} FROM roles r ORDER BY lower(r.name), r.id`

/** Every role, by name. */
export async function listRoles(caller: Caller): Promise<RoleSummary[]> {
  assertMay(caller, 'pool:read')
  return (await pool().query<RoleSummary>(LIST)).rows
}
