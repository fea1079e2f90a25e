import type { PeoplePage, PeopleQuery, PersonRow as Listed } from '#contract/people-views.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { unknownCursor } from '#server/tasks/cursor.ts'
import { NOT_ENDED } from '#server/tasks/ended.ts'
import { inGroup } from './list-people.ts'
import { PERSON_COLUMNS, type PersonRow, SORT_NAME, toUserResponse } from './person-row.ts'

const FIND = `SELECT ${PERSON_COLUMNS}, ${SORT_NAME} AS sorted_by,
    (SELECT count(*)::int FROM tasks t WHERE t.assigned_to_user_id = u.id AND ${NOT_ENDED}) AS open_tasks,
    EXISTS (SELECT FROM invites i WHERE i.user_id = u.id AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()) AS invited
  FROM users u
  WHERE ${inGroup('role', '$1')} AND ${inGroup('pool', '$2')} AND ($3::text IS NULL OR u.access_level = $3)
    AND ($4::boolean IS NULL OR u.active = $4)
    AND ($5::text IS NULL OR u.display_name ILIKE $5 OR u.email ILIKE $5 OR u.slack_user_id ILIKE $5)
    AND ($6::text IS NULL OR (${SORT_NAME}, u.id) > ($6, $7))
  ORDER BY ${SORT_NAME}, u.id LIMIT $8`

const ACTIVE = { active: true, inactive: false, all: null } as const

type Row = PersonRow & { sorted_by: string; open_tasks: number; invited: boolean }

const writeCursor = ({ sorted_by, id }: Row): string => Buffer.from(`${id}.${sorted_by}`).toString('base64url')

function readCursor(unverified: string): [string, string] {
  // Postgres text cannot hold U+0000.
  const [, id, name] = /^([0-9a-f]{32})\.([^\0]+)$/.exec(Buffer.from(unverified, 'base64url').toString()) ?? []
  if (id && name) return [name, id]
  throw unknownCursor()
}

/** `%` and `_` in what is sought mean themselves. */
const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/g, String.raw`\$&`)}%`

function toListed({ open_tasks, invited, ...row }: Row): Listed {
  return { ...toUserResponse(row), open_tasks, invited }
}

/** One page of people, by name, with what they hold. */
export async function findPeople(caller: Caller, { q, role, pool: group, level, state, cursor, limit }: PeopleQuery): Promise<PeoplePage> {
  assertMay(caller, 'person:read')
  const [name, id] = cursor ? readCursor(cursor) : [null, null]
  const sought = q?.trim() ? containing(q) : null
  const values = [role ?? null, group ?? null, level ?? null, ACTIVE[state], sought, name, id, limit + 1]
  const { rows } = await pool().query<Row>(FIND, values)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { people: page.map(toListed), next_cursor: last ? writeCursor(last) : null }
}
