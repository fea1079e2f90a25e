import type pg from 'pg'
import type { Strategy } from '#contract/strategies.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Wanted, WantedGroup, WantedPeople } from '#server/domain/assignment.ts'
import { awaySql, type Somebody } from '#server/domain/availability.ts'
import type { Place } from '#server/routing/strategy.ts'
import { NOT_ENDED } from './ended.ts'

/** Somebody who fits (`member`), or who stands in for somebody who does, directly or further down the chain. */
export type RoutingPerson = Somebody & {
  member: boolean
  slackUserId: string | null
  /** Milliseconds since 1970. */
  lastAssignedAt: number | null
  since: number
  position: number | null
  openTasks: number
}

type Excluded = { user_id: string | null; email: string | null; name: string }

/** All that routing looks at, read once. */
export type RoutingFacts = {
  people: RoutingPerson[]
  pool: { id: string; strategy: Strategy; last: Place | null } | null
  roleId: string | null
  /** Whether somebody has the access level, or it is in the order of levels. */
  levelKnown: boolean
  minLevelKnown: boolean
  /** Whether this place has roles, pools or access levels at all. */
  hasGroups: boolean
  /** Those whom `excluded` names and who have an account. */
  excluded: Excluded[]
  /** Who was excluded when the task was first routed: still is, whoever it is put to now. */
  excludedBefore: Excluded[] | null
  now: string
}

const NAME = `COALESCE(u.display_name, u.email, '@' || u.slack_user_id, u.id)`
const millis = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`

const OPEN_TASKS = `(SELECT count(*)::int FROM tasks t WHERE t.assigned_to_user_id = u.id AND ${NOT_ENDED})`

/** Makes a parameter of a value and answers with its name, like `$9`. */
type Parameter = (value: unknown) => string

type Parts = {
  /** CTE `members (id, position, active)`: everybody who fits. */
  members: string
  pool: string
  role: string
  countsTasks: string
  levelKnown: string
  minLevelKnown: string
}

/** A row that is referred to stays until the end of the transaction; whoever only looks locks nothing. */
const keep = (locks: boolean) => (locks ? 'FOR KEY SHARE' : '')

function groupParts(wanted: WantedGroup, parameter: Parameter): Parts {
  const { role, pool, accessLevel, minAccessLevel = null } = wanted
  const conditions = [
    role && `EXISTS (SELECT 1 FROM user_roles ur WHERE ur.user_id = u.id AND ur.role_id = (SELECT id FROM the_role))`,
    accessLevel && `u.access_level = ${parameter(accessLevel)}`,
    minAccessLevel &&
      `EXISTS (SELECT 1 FROM access_levels own JOIN access_levels least ON least.name = ${parameter(minAccessLevel)}
        WHERE own.name = u.access_level AND own.rank >= least.rank)`,
  ].filter(Boolean)
  const from = pool ? 'user_pools up JOIN users u ON u.id = up.user_id AND up.pool_id = (SELECT id FROM the_pool)' : 'users u'
  const least = minAccessLevel && parameter(minAccessLevel)
  const level = accessLevel && parameter(accessLevel)
  const strategy = wanted.strategy ? parameter(wanted.strategy) : '(SELECT strategy FROM the_pool)'
  return {
    members: `SELECT u.id, ${pool ? 'up.position' : 'NULL::int AS position'}, NULL::boolean AS active FROM ${from} WHERE ${['true', ...conditions].join(' AND ')}`,
    pool: pool ? `SELECT id, strategy, last_assigned_user_id FROM pools WHERE name = ${parameter(pool)}` : '',
    role: role ? `SELECT id FROM roles WHERE name = ${parameter(role)}` : '',
    countsTasks: `${strategy} = 'least_loaded'`,
    levelKnown: level
      ? `EXISTS (SELECT 1 FROM access_levels WHERE name = ${level}) OR EXISTS (SELECT 1 FROM users WHERE access_level = ${level})`
      : 'true',
    minLevelKnown: least ? `EXISTS (SELECT 1 FROM access_levels WHERE name = ${least})` : 'true',
  }
}

/** Locked against somebody who deactivates or deletes them meanwhile: they wait for this task, or are not found here. */
function peopleParts({ emails, userIds, slackUserIds, strategy }: WantedPeople, parameter: Parameter, locks: boolean): Parts {
  const named = [
    emails.length > 0 && `lower(u.email) = ANY(${parameter(emails)})`,
    userIds.length > 0 && `u.id = ANY(${parameter(userIds)})`,
    slackUserIds.length > 0 && `u.slack_user_id = ANY(${parameter(slackUserIds)})`,
  ].filter(Boolean)
  return {
    members: `SELECT u.id, NULL::int AS position, u.active FROM users u WHERE ${named.join(' OR ')} ${keep(locks)}`,
    pool: '',
    role: '',
    countsTasks: String(strategy === 'least_loaded'),
    levelKnown: 'true',
    minLevelKnown: 'true',
  }
}

const NOBODY: Parts = {
  members: 'SELECT NULL::text AS id, NULL::int AS position, NULL::boolean AS active WHERE false',
  pool: '',
  role: '',
  countsTasks: 'false',
  levelKnown: 'true',
  minLevelKnown: 'true',
}

function partsOf(wanted: Wanted, parameter: Parameter, locks: boolean): Parts {
  if (wanted.kind === 'nobody') return NOBODY
  return wanted.kind === 'group' ? groupParts(wanted, parameter) : peopleParts(wanted, parameter, locks)
}

/** Substitutes of substitutes are followed as far as they go; UNION ends a circle. */
function statement(parts: Parts, { excluded, taskId, locks }: { excluded: string; taskId: string; locks: boolean }): string {
  const pool = parts.pool || 'SELECT NULL::text AS id, NULL::text AS strategy, NULL::text AS last_assigned_user_id WHERE false'
  const role = parts.role || 'SELECT NULL::text AS id WHERE false'
  return `WITH RECURSIVE the_pool AS (${pool} ${parts.pool && keep(locks)}), the_role AS (${role} ${parts.role && keep(locks)}),
    members AS (${parts.members}),
    reach AS (SELECT id FROM members UNION SELECT u.substitute_id FROM reach JOIN users u ON u.id = reach.id WHERE u.substitute_id IS NOT NULL)
  SELECT COALESCE((SELECT json_agg(json_build_object('id', u.id, 'name', ${NAME}, 'email', u.email, 'slackUserId', u.slack_user_id,
        'active', COALESCE(m.active, u.active), 'away', ${awaySql('u')}, 'awayUntil', u.away_until, 'substituteId', u.substitute_id,
        'member', m.id IS NOT NULL, 'position', m.position, 'since', ${millis('u.created_at')}, 'lastAssignedAt', ${millis('u.last_assigned_at')},
        'openTasks', CASE WHEN ${parts.countsTasks} THEN ${OPEN_TASKS} ELSE 0 END))
      FROM reach JOIN users u ON u.id = reach.id LEFT JOIN members m ON m.id = u.id), '[]') AS people,
    (SELECT json_build_object('id', p.id, 'strategy', p.strategy, 'last', (SELECT json_build_object('member', u.id, 'position', up.position,
        'since', ${millis('u.created_at')}) FROM users u LEFT JOIN user_pools up ON up.user_id = u.id AND up.pool_id = p.id
        WHERE u.id = p.last_assigned_user_id)) FROM the_pool p) AS pool,
    (SELECT id FROM the_role) AS "roleId", (${parts.levelKnown}) AS "levelKnown", (${parts.minLevelKnown}) AS "minLevelKnown",
    (EXISTS (SELECT 1 FROM roles) OR EXISTS (SELECT 1 FROM pools) OR EXISTS (SELECT 1 FROM access_levels)
      OR EXISTS (SELECT 1 FROM users WHERE access_level IS NOT NULL)) AS "hasGroups",
    COALESCE((SELECT json_agg(json_build_object('user_id', u.id, 'email', u.email, 'name', ${NAME}) ORDER BY u.id)
      FROM users u WHERE u.id = ANY(${excluded}) OR lower(u.email) = ANY(${excluded})), '[]') AS excluded,
    (SELECT t.routing->'excluded' FROM tasks t WHERE t.id = ${taskId}) AS "excludedBefore",
    to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"000Z"') AS now`
}

/**
 * One statement, however many people there are. With a task it locks what the task will refer to, until the end of the
 * transaction; without one it only looks.
 */
export async function readRoutingFacts(db: Pick<pg.ClientBase, 'query'>, wanted: Wanted, taskId: string | null): Promise<RoutingFacts> {
  const values: unknown[] = []
  const parameter: Parameter = (value) => `$${values.push(value)}`
  const locks = taskId !== null
  const parts = partsOf(wanted, parameter, locks)
  const [excluded, id] = [`${parameter(wanted.excluded ?? [])}::text[]`, `${parameter(taskId)}::text`]
  const { rows } = await db.query<RoutingFacts>(prepared(statement(parts, { excluded, taskId: id, locks }), values))
  return rows[0] as RoutingFacts
}
