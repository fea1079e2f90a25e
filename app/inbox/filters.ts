import { NONE } from '#contract/analytics.ts'
import { COUNTED, type Counted, DUE, type FilterOptions } from '#contract/inbox.ts'
import { isDay } from '#contract/rules/moments.ts'
import { TASK_STATUSES, type TaskStatus } from '#contract/statuses.ts'
import { humanise } from '#contract/humanise.ts'
import { statusLabel } from '#app/ui/status-badge.tsx'
import { dayText } from '#app/ui/time-text.ts'

const DUE_TEXT: Record<string, string> = { hour: 'within an hour', today: 'today' }

const COUNTED_TEXT: Record<Counted, string> = {
  completed: 'answered',
  defaulted: 'default stands',
  timed_out: 'timed out',
  cancelled: 'cancelled',
  rejected: 'verification failed',
  open: 'open',
  ended: 'ended',
  missed: 'deadline missed',
  claimed: 'claimed at some time',
}

function nameIn(options: FilterOptions | undefined, id: string): string | undefined {
  return [...(options?.people ?? []), ...(options?.others ?? [])].find((each) => each.id === id)?.name
}

const nameOf = (id: string, options: FilterOptions | undefined) => nameIn(options, id) ?? (id.includes('@') ? id : 'somebody')

/** What a number of the analytics counts by: its name, or what having none is called. */
const orNone =
  (none: string, says: Filter['says'] = (value) => value): Filter['says'] =>
  (value, options) =>
    value === NONE ? none : says(value, options)

const byName: Filter['says'] = (id, options) => nameIn(options, id) ?? 'one that is gone'

const asDay = (value: string) => dayText(new Date(`${value}T00:00`).getTime())

type Filter = {
  label: string
  /** Whether an address may say this; what it may not is left out, as if it were not there. */
  valid?: (value: string) => boolean
  says: (value: string, options: FilterOptions | undefined) => string
}

/** What the list can be narrowed by: the key in the address, and its words. */
const FILTERS = {
  status: {
    label: 'Status',
    valid: (value) => (TASK_STATUSES as readonly string[]).includes(value),
    says: (value) => statusLabel(value as TaskStatus),
  },
  pool: { label: 'Pool', says: (value) => value },
  role: { label: 'Role', says: (value) => value },
  person: { label: 'Person', says: nameOf },
  channel: { label: 'Channel', says: (value) => humanise(value) },
  counted: {
    label: 'Counted as',
    valid: (value) => (COUNTED as readonly string[]).includes(value),
    says: (value) => COUNTED_TEXT[value as Counted],
  },
  by_pool: { label: 'Followed pool', says: orNone('none', byName) },
  by_person: { label: 'Answered by', says: orNone('nobody', nameOf) },
  by_channel: { label: 'Answered through', says: orNone('nothing', (value) => humanise(value)) },
  by_agent: { label: 'Agent', says: orNone('without an API key', byName) },
  by_kind: { label: 'Kind', says: orNone('none') },
  due: { label: 'Due', valid: (value) => (DUE as readonly string[]).includes(value), says: (value) => DUE_TEXT[value] ?? value },
  kind: { label: 'Question', says: (value) => value },
  from: { label: 'Asked from', valid: isDay, says: asDay },
  to: { label: 'Asked until', valid: isDay, says: asDay },
} satisfies Record<string, Filter>

export type FilterKey = keyof typeof FILTERS
export type Filters = Partial<Record<FilterKey, string>>

export const FILTER_KEYS = Object.keys(FILTERS) as FilterKey[]

/** What people choose from. The others are said by links of the analytics alone. */
export type MenuKey = Exclude<FilterKey, 'counted' | `by_${string}`>
export const MENU_KEYS = FILTER_KEYS.filter((key): key is MenuKey => key !== 'counted' && !key.startsWith('by_'))

export function filterLabel(key: FilterKey): string {
  return FILTERS[key].label
}

export function filterText(key: FilterKey, value: string, options: FilterOptions | undefined): string {
  return FILTERS[key].says(value, options)
}

export function readFilters(params: Pick<URLSearchParams, 'get'>): Filters {
  const given = FILTER_KEYS.flatMap((key) => {
    const value = params.get(key)
    const { valid = () => true }: Filter = FILTERS[key]
    return value && valid(value) ? [[key, value] as const] : []
  })
  return Object.fromEntries(given)
}

/** A change of the address that takes all of them away. */
export const NO_FILTERS: Record<FilterKey, null> = Object.fromEntries(FILTER_KEYS.map((key) => [key, null])) as Record<FilterKey, null>

export function isFiltered(filters: Filters): boolean {
  return Object.keys(filters).length > 0
}

/** What the server is asked. Days begin at the reader's midnight, so it is told where that is. */
export function narrowingOf({ q, filters }: { q: string; filters: Filters }) {
  const days = filters.due ?? filters.from ?? filters.to
  return {
    ...(q && { q }),
    ...(filters as { status?: TaskStatus; due?: (typeof DUE)[number]; counted?: Counted }),
    ...(days && { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  }
}

/** The part of the address that a saved view keeps, in one order: two addresses that mean the same are the same text. */
export function viewQuery({ tab, q, filters }: { tab: string; q: string; filters: Filters }): string {
  const kept = Object.entries({ tab, q, ...filters }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
}
