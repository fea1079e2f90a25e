import { NONE } from '#contract/analytics.ts'
import type { Counted, Due, InboxFilters } from '#contract/inbox.ts'
import { isTerminal } from '#contract/statuses.ts'
import type { InboxTab } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Conditions } from './conditions.ts'
import { COUNTED_AS, COUNTED_BY } from './counted.ts'
import { NOT_ENDED } from './ended.ts'

/** SQL: the kind of a question, as the column `kind` has it where the agent gives none. Its expression in prisma/migrations, to the letter. */
const kindOf = (question: string) => `left(regexp_replace(left((${question})::text, 200), '[0-9]+([.,:/-][0-9]+)*', '#', 'g'), 200)`

/** SQL: the moment at which a day begins in a time zone. */
const midnight = (day: string, zone: string) => `((${day})::date::timestamp AT TIME ZONE (${zone})::text)`

const DUE: Record<Due, string> = {
  hour: `t.timeout_at < now() + interval '1 hour'`,
  today: `t.timeout_at < ${midnight('(now() AT TIME ZONE (?)::text)::date + 1', '?')}`,
}

const askedOf = (column: 'pool_id' | 'role_id') => `EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = t.id AND a.${column} = ?)`

const countedBy = (column: string) => (where: Conditions, value: string) =>
  value === NONE ? where.add(`${column} IS NULL`) : where.add(`${column} = ?`, value)

type Filter = Exclude<keyof InboxFilters, 'zone'>

/** What each filter adds. Whatever is filtered by, only what the reader may see is looked at. */
const FILTERS: Record<Filter, (where: Conditions, value: string, zone: string) => Conditions> = {
  status: (where, status) => where.add('t.status = ?', status),
  pool: (where, id) => where.add(askedOf('pool_id'), id),
  role: (where, id) => where.add(askedOf('role_id'), id),
  person: (where, id) => where.add('(t.assigned_to_user_id = ? OR t.completed_by_user_id = ?)', id),
  channel: (where, channel) => where.add('t.completed_via_channel = ?', channel),
  due: (where, due, zone) => where.add(NOT_ENDED).add(DUE[due as Due], due === 'today' ? zone : undefined),
  // A kind, or a question of that kind.
  kind: (where, kind) => where.add(`t.kind IN (?, ${kindOf('?')})`, kind),
  from: (where, day, zone) => where.addAll(`t.created_at >= ${midnight('?1', '?2')}`, [day, zone]),
  to: (where, day, zone) => where.addAll(`t.created_at < ${midnight('?1::date + 1', '?2')}`, [day, zone]),
  counted: (where, number) => where.add(COUNTED_AS[number as Counted]),
  by_pool: countedBy(COUNTED_BY.pool),
  by_person: countedBy(COUNTED_BY.person),
  by_channel: countedBy(COUNTED_BY.channel),
  by_agent: countedBy(COUNTED_BY.agent),
  by_kind: countedBy(COUNTED_BY.kind),
}

const IDS = 'SELECT (SELECT id FROM pools WHERE name = $1) AS pool, (SELECT id FROM roles WHERE name = $2) AS role'

/** What no name leads to. */
const NOBODY = ''

/**
 * The filters with pool and role by id. Looked up first: Postgres then plans with the very value, and knows whether the pool has all
 * tasks (walk them by time) or few (walk the pool); by name it guesses, and guessed wrong by a factor of a hundred.
 */
export async function withIds<Given extends Pick<InboxFilters, 'pool' | 'role'>>(filters: Given): Promise<Given> {
  if (filters.pool === undefined && filters.role === undefined) return filters
  const { rows } = await pool().query<{ pool: string | null; role: string | null }>(prepared(IDS, [filters.pool, filters.role]))
  const { pool: poolId, role: roleId } = rows[0] ?? { pool: null, role: null }
  return {
    ...filters,
    ...(filters.pool !== undefined && { pool: poolId ?? NOBODY }),
    ...(filters.role !== undefined && { role: roleId ?? NOBODY }),
  }
}

/** Tab and filter that exclude one another: what is open has no channel, what has ended is not due. Said, it is not searched for. */
function isEmpty(tab: InboxTab, { status, channel, due }: InboxFilters): boolean {
  if (tab === 'any') return false
  if (tab === 'done') return due !== undefined || (status !== undefined && !isTerminal(status))
  return channel !== undefined || (status !== undefined && isTerminal(status))
}

/** Narrows a tab by what the address asks for; pool and role by their ids. */
export function narrow(where: Conditions, tab: InboxTab, { zone, ...filters }: InboxFilters): Conditions {
  if (isEmpty(tab, { zone, ...filters })) return where.add('false')
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined && name in FILTERS) FILTERS[name as Filter](where, value, zone)
  }
  return where
}
