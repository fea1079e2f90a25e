import type pg from 'pg'
import type { UserResponse } from '#contract/people.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { timestamp } from '#server/tasks/task-row.ts'

type Times = 'last_assigned_at' | 'created_at' | 'updated_at' | 'away_from' | 'away_until'
export type PersonRow = Omit<UserResponse, Times | 'role' | 'pool'> & {
  last_assigned_at: Date | null
  away_from: Date | null
  away_until: Date | null
  created_at: Date
  updated_at: Date
}

const groupsOf = (group: 'role' | 'pool') =>
  `ARRAY(SELECT g.name FROM user_${group}s ug JOIN ${group}s g ON g.id = ug.${group}_id WHERE ug.user_id = u.id ORDER BY g.name) AS ${group}s`

/** Select list of everything that is told of a person; `u` is the person. The hash of their password is not among it. */
export const PERSON_COLUMNS = `u.id, u.display_name, u.email, u.slack_team_id, u.slack_user_id, u.access_level, u.is_operator,
  u.password_hash IS NOT NULL AS has_password, u.active, u.last_assigned_at, u.created_at, u.updated_at,
  u.away_from, u.away_until, u.substitute_id, ${groupsOf('role')}, ${groupsOf('pool')}`

/** SQL: what lists of people are sorted by; who has no name goes by their address. */
export const SORT_NAME = 'lower(COALESCE(u.display_name, u.email, u.slack_user_id, u.id))'

const BY_ID = `SELECT ${PERSON_COLUMNS} FROM users u WHERE u.id = $1`

/** The wire's fourteen keys in the wire's order, and ours after them. */
export function toUserResponse(row: PersonRow): UserResponse {
  return {
    id: row.id,
    display_name: row.display_name,
    email: row.email,
    slack_team_id: row.slack_team_id,
    slack_user_id: row.slack_user_id,
    role: row.roles[0] ?? null,
    access_level: row.access_level,
    pool: row.pools[0] ?? null,
    is_operator: row.is_operator,
    has_password: row.has_password,
    active: row.active,
    last_assigned_at: timestamp(row.last_assigned_at),
    created_at: timestamp(row.created_at),
    updated_at: timestamp(row.updated_at),
    roles: row.roles,
    pools: row.pools,
    away_from: timestamp(row.away_from),
    away_until: timestamp(row.away_until),
    substitute_id: row.substitute_id,
  }
}

export function personNotFound(unverifiedId: string): DomainError {
  const what = `There is nobody with the id "${unverifiedId.slice(0, 64)}".`
  return new DomainError('USER_NOT_FOUND', what, { detail: what })
}

/** Without asking who wants to know. Throws USER_NOT_FOUND. */
export async function readPerson(db: Pick<pg.Pool, 'query'>, unverifiedId: string): Promise<UserResponse> {
  const { rows } = await db.query<PersonRow>(BY_ID, [plausibleId(unverifiedId)])
  if (!rows[0]) throw personNotFound(unverifiedId)
  return toUserResponse(rows[0])
}
