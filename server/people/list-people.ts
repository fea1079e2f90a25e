import type { ListUsersQuery, UserResponse } from '#contract/people.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { PERSON_COLUMNS, type PersonRow, toUserResponse } from './person-row.ts'

/** SQL: whether person `u` is in the role or pool of that name; null is anybody. */
export const inGroup = (group: 'role' | 'pool', parameter: string) => `(${parameter}::text IS NULL OR EXISTS (
    SELECT 1 FROM user_${group}s ug JOIN ${group}s g ON g.id = ug.${group}_id WHERE ug.user_id = u.id AND g.name = ${parameter}))`

const LIST = `SELECT ${PERSON_COLUMNS} FROM users u
  WHERE ${inGroup('role', '$1')} AND ${inGroup('pool', '$2')}
    AND ($3::text IS NULL OR u.access_level = $3) AND ($4::boolean IS NULL OR u.active = $4)
  ORDER BY u.created_at, u.id`

/** Everybody, the first to come first, or those with this role, pool and access level, each to the letter. */
export async function listPeople(caller: Caller, { role, pool: group, access_level, active }: ListUsersQuery): Promise<UserResponse[]> {
  assertMay(caller, 'person:read')
  const { rows } = await pool().query<PersonRow>(LIST, [role ?? null, group ?? null, access_level ?? null, active ?? null])
  return rows.map(toUserResponse)
}
