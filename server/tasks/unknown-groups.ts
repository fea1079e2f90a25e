import type pg from 'pg'
import type { Wanted, WantedGroup } from '#server/domain/assignment.ts'
import { DomainError } from '#server/domain/errors.ts'
import type { RoutingFacts } from './routing-facts.ts'

/** Names that an error lists; somebody who mistyped one finds theirs among them, or asks for all. */
const LISTED = 10

const NAMES = {
  role: 'SELECT name FROM roles ORDER BY name',
  pool: 'SELECT name FROM pools ORDER BY name',
  'access level': `SELECT name FROM access_levels UNION SELECT access_level FROM users WHERE access_level IS NOT NULL ORDER BY name`,
  'ranked access level': 'SELECT name FROM access_levels ORDER BY rank',
} as const

const HOW: Record<keyof typeof NAMES, string> = {
  role: 'A role exists once somebody has it.',
  pool: 'A pool exists once it is made, or somebody is put into it.',
  'access level': 'An access level exists once somebody has it.',
  'ranked access level': '`min_access_level` needs a level that has its place in the order of access levels.',
}

/** A place that has any is set up: there an unknown name is a mistyped one. */
const HAS_GROUPS = `SELECT EXISTS (SELECT 1 FROM roles) OR EXISTS (SELECT 1 FROM pools) OR EXISTS (SELECT 1 FROM access_levels)
  OR EXISTS (SELECT 1 FROM users WHERE access_level IS NOT NULL) AS found`

type Db = Pick<pg.ClientBase, 'query'>

async function refuse(db: Db, kind: keyof typeof NAMES, name: string): Promise<never> {
  const { rows } = await db.query<{ name: string }>(NAMES[kind])
  const names = rows.slice(0, LISTED).map((each) => each.name)
  const more = rows.length > LISTED ? ', …' : ''
  const known = rows.length === 0 ? 'There is none yet.' : `There are ${rows.length}: ${names.join(', ')}${more}.`
  throw new DomainError('ASSIGNMENT_INVALID', `There is no ${kind} ${JSON.stringify(name)} on this server. ${known} ${HOW[kind]}`)
}

/** The first name in it that nothing has. */
function unknownIn({ role, pool, accessLevel, minAccessLevel }: WantedGroup, facts: RoutingFacts): [keyof typeof NAMES, string] | null {
  if (role && !facts.roleId) return ['role', role]
  if (pool && !facts.pool) return ['pool', pool]
  if (accessLevel && !facts.levelKnown) return ['access level', accessLevel]
  return minAccessLevel && !facts.minLevelKnown ? ['ranked access level', minAccessLevel] : null
}

/**
 * Throws ASSIGNMENT_INVALID when a name is that of no role, pool or access level, because then it is mistyped. In a place that
 * has none at all yet, the task waits, and says so (server §6.1: no match is no error).
 */
export async function assertKnownGroups(db: Db, wanted: Wanted, facts: RoutingFacts): Promise<void> {
  const unknown = wanted.kind === 'group' ? unknownIn(wanted, facts) : null
  if (!unknown) return
  const { rows } = await db.query<{ found: boolean }>(HAS_GROUPS)
  if (rows[0]?.found) await refuse(db, ...unknown)
}
