import type { Due, InboxFilters } from '#contract/inbox.ts'
import { type Conditions, IN_POOL, IN_ROLE } from './conditions.ts'
import { NOT_ENDED } from './ended.ts'

/** SQL: the moment at which a day begins in a time zone. */
const midnight = (day: string, zone: string) => `((${day})::date::timestamp AT TIME ZONE (${zone})::text)`

const DUE: Record<Due, string> = {
  hour: `t.timeout_at < now() + interval '1 hour'`,
  today: `t.timeout_at < ${midnight('(now() AT TIME ZONE (?)::text)::date + 1', '?')}`,
}

type Filter = Exclude<keyof InboxFilters, 'zone'>

/** What each filter adds. Whatever is filtered by, only what the reader may see is looked at. */
const FILTERS: Record<Filter, (where: Conditions, value: string, zone: string) => Conditions> = {
  status: (where, status) => where.add('t.status = ?', status),
  pool: (where, name) => where.add(IN_POOL, name),
  role: (where, name) => where.add(IN_ROLE, name),
  person: (where, id) => where.add('(t.assigned_to_user_id = ? OR t.completed_by_user_id = ?)', id),
  channel: (where, channel) => where.add('t.completed_via_channel = ?', channel),
  due: (where, due, zone) => where.add(NOT_ENDED).add(DUE[due as Due], due === 'today' ? zone : undefined),
  // The hash is what the index knows; the words are what was asked for.
  kind: (where, task) => where.add('md5(t.task) = md5(?) AND t.task = ?', task),
  from: (where, day, zone) => where.addAll(`t.created_at >= ${midnight('?1', '?2')}`, [day, zone]),
  to: (where, day, zone) => where.addAll(`t.created_at < ${midnight('?1::date + 1', '?2')}`, [day, zone]),
}

/** Narrows a list by what the address asks for. */
export function narrow(where: Conditions, { zone, ...filters }: InboxFilters): Conditions {
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined && name in FILTERS) FILTERS[name as Filter](where, value, zone)
  }
  return where
}
