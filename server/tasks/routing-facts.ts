import type pg from 'pg'
import type { Strategy } from '#contract/strategies.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Wanted, WantedGroup, WantedPeople } from '#server/domain/assignment.ts'
import { awaySql, type Somebody } from '#server/domain/availability.ts'
import type { Place } from '#server/routing/strategy.ts'
import { NOT_ENDED } from './ended.ts'

/** Somebody who fits (`member`), or who may stand in for somebody who does, directly or further down the chain. */
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
  /** Those whom `excluded` names and who have an account. */
  excluded: Excluded[]
  /** Who was excluded when the task was first routed: still is, whoever it is put to now. */
  excludedBefore: Excluded[] | null
  now: string
}

type Db = Pick<pg.ClientBase, 'query'>

const NAME = `COALESCE(u.display_name, u.email, '@' || u.slack_user_id, u.id)`
const millis = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`

const OPEN_TASKS = `(SELECT count(*)::int FROM tasks t WHERE t.assigned_to_user_id = u.id AND ${NOT_ENDED})`

/** What is read of everybody, under the names of `RoutingPerson`; `u` is the person. */
const COLUMNS = `u.id, ${NAME} AS name, u.email, u.slack_user_id AS "slackUserId", u.active, ${awaySql('u')} AS away, u.away_until AS "awayUntil",
  u.substitute_id AS "substituteId", ${millis('u.created_at')} AS since, ${millis('u.last_assigned_at')} AS "lastAssignedAt"`

/** Makes a parameter of a value and answers with its name, like `$9`. */
type Parameter = (value: unknown) => string

type Parts = {
  /** SELECT of everybody who fits, in the columns of `RoutingPerson`. Null: nobody. */
  members: string | null
  pool: string | null
  role: string | null
  levelKnown: string
  minLevelKnown: string
}

const NO_GROUP = { pool: null, role: null, levelKnown: 'true', minLevelKnown: 'true' }

/** Counted only where the strategy asks: planning the count takes longer than the rest. */
const openTasksFor = (strategy: Strategy | undefined) => (strategy === 'least_loaded' ? OPEN_TASKS : '0')

const memberColumns = (position: string, openTasks: string) =>
  `${COLUMNS}, true AS member, ${position} AS position, ${openTasks} AS "openTasks"`

function groupConditions({ role, accessLevel, minAccessLevel }: WantedGroup, parameter: Parameter): string {
  const conditions = [
    role && 'EXISTS (SELECT 1 FROM user_roles ur WHERE ur.user_id = u.id AND ur.role_id = (SELECT id FROM the_role))',
    accessLevel && `u.access_level = ${parameter(accessLevel)}`,
    minAccessLevel &&
      `EXISTS (SELECT 1 FROM access_levels own JOIN access_levels least ON least.name = ${parameter(minAccessLevel)}
        WHERE own.name = u.access_level AND own.rank >= least.rank)`,
  ]
  return ['true', ...conditions.filter(Boolean)].join(' AND ')
}

function groupParts(wanted: WantedGroup, parameter: Parameter): Parts {
  const { role, pool, accessLevel, minAccessLevel, strategy } = wanted
  const from = pool ? 'user_pools up JOIN users u ON u.id = up.user_id AND up.pool_id = (SELECT id FROM the_pool)' : 'users u'
  const open =
    strategy || !pool ? openTasksFor(strategy) : `CASE WHEN (SELECT strategy FROM the_pool) = 'least_loaded' THEN ${OPEN_TASKS} ELSE 0 END`
  const level = accessLevel && parameter(accessLevel)
  const least = minAccessLevel && parameter(minAccessLevel)
  return {
    members: `SELECT ${memberColumns(pool ? 'up.position' : 'NULL::int', open)} FROM ${from} WHERE ${groupConditions(wanted, parameter)}`,
    pool: pool && `SELECT id, strategy, last_assigned_user_id FROM pools WHERE name = ${parameter(pool)}`,
    role: role && `SELECT id FROM roles WHERE name = ${parameter(role)}`,
    levelKnown: level
      ? `EXISTS (SELECT 1 FROM access_levels WHERE name = ${level}) OR EXISTS (SELECT 1 FROM users WHERE access_level = ${level})`
      : 'true',
    minLevelKnown: least ? `EXISTS (SELECT 1 FROM access_levels WHERE name = ${least})` : 'true',
  }
}

function peopleParts({ emails, userIds, slackUserIds, strategy }: WantedPeople, parameter: Parameter): Parts {
  const named = [
    emails.length > 0 && `lower(u.email) = ANY(${parameter(emails)})`,
    userIds.length > 0 && `u.id = ANY(${parameter(userIds)})`,
    slackUserIds.length > 0 && `u.slack_user_id = ANY(${parameter(slackUserIds)})`,
  ].filter(Boolean)
  return {
    ...NO_GROUP,
    members: `SELECT ${memberColumns('NULL::int', openTasksFor(strategy))} FROM users u WHERE ${named.join(' OR ')}`,
  }
}

const PARTS = {
  nobody: (): Parts => ({ ...NO_GROUP, members: null }),
  people: peopleParts,
  group: groupParts,
}

const POOL = `(SELECT json_build_object('id', p.id, 'strategy', p.strategy, 'last', (SELECT json_build_object('member', u.id, 'position', up.position,
    'since', ${millis('u.created_at')}) FROM users u LEFT JOIN user_pools up ON up.user_id = u.id AND up.pool_id = p.id
    WHERE u.id = p.last_assigned_user_id)) FROM the_pool p)`

const EXCLUDED = (
  list: string,
) => `COALESCE((SELECT json_agg(json_build_object('user_id', u.id, 'email', u.email, 'name', ${NAME}) ORDER BY u.id)
  FROM users u WHERE u.id = ANY(${list}) OR lower(u.email) = ANY(${list})), '[]')`

/** Only what this wish needs is in its statement: planning what is not takes longer than running what is. */
function statementFor(wanted: Wanted, taskId: string | null, parameter: Parameter): string {
  // A row that is referred to stays until the end of the transaction; whoever only looks locks nothing.
  const keep = taskId === null ? '' : 'FOR KEY SHARE'
  const { members, pool, role, levelKnown, minLevelKnown } = (PARTS[wanted.kind] as (wanted: Wanted, parameter: Parameter) => Parts)(
    wanted,
    parameter,
  )
  const groups = [pool && `the_pool AS (${pool} ${keep})`, role && `the_role AS (${role} ${keep})`].filter(Boolean)
  // Named people are few, and locked at once, against somebody who deactivates or deletes them meanwhile. Of a group only who is chosen is.
  const lock = wanted.kind === 'people' ? keep : ''
  return `${groups.length > 0 ? `WITH ${groups.join(', ')}` : ''}
    SELECT ${members ? `COALESCE((SELECT json_agg(u) FROM (${members} ${lock}) u), '[]')` : `'[]'::json`} AS people,
      ${pool ? POOL : 'NULL::json'} AS pool, ${role ? '(SELECT id FROM the_role)' : 'NULL::text'} AS "roleId",
      (${levelKnown}) AS "levelKnown", (${minLevelKnown}) AS "minLevelKnown",
      ${wanted.excluded ? EXCLUDED(`${parameter(wanted.excluded)}::text[]`) : `'[]'::json`} AS excluded,
      ${taskId === null ? 'NULL::json' : `(SELECT t.routing->'excluded' FROM tasks t WHERE t.id = ${parameter(taskId)})`} AS "excludedBefore",
      to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"000Z"') AS now`
}

/** Substitutes of substitutes are followed as far as they go; UNION ends a circle. */
const SUBSTITUTES = `WITH RECURSIVE reach AS (SELECT unnest($1::text[]) AS id
    UNION SELECT u.substitute_id FROM reach JOIN users u ON u.id = reach.id WHERE u.substitute_id IS NOT NULL)
  SELECT ${COLUMNS}, false AS member, NULL::int AS position, CASE WHEN $2::boolean THEN ${OPEN_TASKS} ELSE 0 END AS "openTasks"
  FROM reach JOIN users u ON u.id = reach.id`

/** Those who may stand in, where anybody is away; hardly ever is there a second statement. */
async function substitutes(db: Db, people: readonly RoutingPerson[], counts: boolean): Promise<RoutingPerson[]> {
  const wanted = people.flatMap(({ away, active, substituteId }) => (away && active && substituteId ? substituteId : []))
  if (wanted.length === 0) return []
  const known = new Set(people.map(({ id }) => id))
  const { rows } = await db.query<RoutingPerson>(prepared(SUBSTITUTES, [wanted, counts]))
  return rows.filter(({ id }) => !known.has(id))
}

/**
 * Reads it all. With a task it locks what the task will refer to, until the end of the transaction; without one it only looks.
 */
export async function readRoutingFacts(db: Db, wanted: Wanted, taskId: string | null): Promise<RoutingFacts> {
  const values: unknown[] = []
  const text = statementFor(wanted, taskId, (value) => `$${values.push(value)}`)
  const { rows } = await db.query<RoutingFacts>(prepared(text, values))
  const facts = rows[0] as RoutingFacts
  const counts = (wanted.strategy ?? facts.pool?.strategy) === 'least_loaded'
  return { ...facts, people: [...facts.people, ...(await substitutes(db, facts.people, counts))] }
}
