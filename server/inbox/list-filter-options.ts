import type { FilterOptions } from '#contract/inbox.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { Conditions } from '#server/tasks/conditions.ts'
import { NOT_ENDED } from '#server/tasks/ended.ts'

/** Open tasks that are looked through for what is asked again and again, and how many kinds of it a menu shows. */
const RECENT = 1_000
const KINDS = 20

/** Names a menu shows; whoever has more people searches for them by name. */
const PEOPLE = 500

/** `$1` is null for whoever may know all of them. */
const POOLS =
  'SELECT name FROM pools p WHERE $1::text IS NULL OR EXISTS (SELECT 1 FROM user_pools WHERE pool_id = p.id AND user_id = $1) ORDER BY name'
const ROLES =
  'SELECT name FROM roles r WHERE $1::text IS NULL OR EXISTS (SELECT 1 FROM user_roles WHERE role_id = r.id AND user_id = $1) ORDER BY name'
const NAMES = `SELECT id, COALESCE(display_name, email, '@' || slack_user_id, id) AS name FROM users WHERE active ORDER BY 2, id LIMIT ${PEOPLE}`

const OTHERS = `SELECT id, name FROM pools UNION ALL SELECT id, name FROM api_keys
  UNION ALL (SELECT id, COALESCE(display_name, email, '@' || slack_user_id, id) FROM users WHERE NOT active ORDER BY id LIMIT ${PEOPLE})`

const kindsOf = (where: Conditions) => `SELECT kind, count(*)::int AS count
  FROM (SELECT t.kind FROM tasks t ${where.sql} ORDER BY t.created_at DESC, t.id DESC LIMIT ${RECENT}) AS recent
  GROUP BY kind HAVING count(*) > 1 ORDER BY 2 DESC, 1 LIMIT ${KINDS}`

/** Every channel that an answer can have come through; a default comes through `on_timeout`. */
const CHANNELS = ['dashboard', 'slack', 'email', 'api', 'embed', 'on_timeout']

/** What the inbox can be filtered by. Reviewers are told of their own pools and roles, and of nobody else. */
export async function listFilterOptions(caller: Caller): Promise<FilterOptions> {
  assertMay(caller, 'task:list')
  const narrow = caller.kind === 'reviewer'
  const mine = [narrow ? (personOf(caller)?.id ?? '') : null]
  // Of those that wait: a reviewer who was asked hundreds of thousands over the years has a few of them.
  const visible = new Conditions().visibleTo(caller, { live: true }).add(NOT_ENDED)
  const [pools, roles, people, others, kinds] = await Promise.all([
    pool().query<{ name: string }>(POOLS, mine),
    pool().query<{ name: string }>(ROLES, mine),
    narrow ? { rows: [] } : pool().query<{ id: string; name: string }>(NAMES),
    narrow ? { rows: [] } : pool().query<{ id: string; name: string }>(OTHERS),
    pool().query<{ kind: string; count: number }>(kindsOf(visible), visible.values),
  ])
  return {
    pools: pools.rows.map(({ name }) => name),
    roles: roles.rows.map(({ name }) => name),
    people: people.rows,
    others: others.rows,
    channels: CHANNELS,
    kinds: kinds.rows,
  }
}
