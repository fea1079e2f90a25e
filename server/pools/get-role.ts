import type { RoleResponse } from '#contract/pools.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { readRole } from './role-row.ts'

/** One role with its members. Throws ROLE_NOT_FOUND. */
export async function getRole(caller: Caller, id: string): Promise<RoleResponse> {
  assertMay(caller, 'pool:read')
  return readRole(pool(), id)
}
