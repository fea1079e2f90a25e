import type { RoutingNames } from '#contract/routing.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'

/** Names of a kind: what a person picks from. A place with more is asked by name. */
const LISTED = 500

const NAMES = `SELECT ARRAY(SELECT name FROM roles ORDER BY name LIMIT ${LISTED}) AS roles, ARRAY(SELECT name FROM pools ORDER BY name LIMIT ${LISTED}) AS pools,
  ARRAY(SELECT name FROM access_levels ORDER BY rank LIMIT ${LISTED}) AS ranked_levels,
  ARRAY(SELECT name FROM access_levels UNION SELECT access_level FROM users WHERE access_level IS NOT NULL ORDER BY name LIMIT ${LISTED}) AS access_levels,
  ARRAY(SELECT email FROM users WHERE email IS NOT NULL AND active ORDER BY email LIMIT ${LISTED}) AS emails`

/** What `assign_to` can name here. */
export async function readRoutingNames(caller: Caller): Promise<RoutingNames> {
  assertMay(caller, 'routing:explain')
  const { rows } = await pool().query<RoutingNames>(NAMES)
  return rows[0] as RoutingNames
}
