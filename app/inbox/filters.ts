import { DUE, type FilterOptions } from '#contract/inbox.ts'
import { isDay } from '#contract/rules/moments.ts'
import { TASK_STATUSES, type TaskStatus } from '#contract/statuses.ts'
import { humanise } from '#contract/humanise.ts'
import { statusLabel } from '#app/ui/status-badge.tsx'
import { dayText } from '#app/ui/time-text.ts'

const DUE_TEXT: Record<string, string> = { hour: 'within an hour', today: 'today' }

const nameOf = (id: string, options: FilterOptions | undefined) => options?.people.find((person) => person.id === id)?.name ?? 'somebody'

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
  due: { label: 'Due', valid: (value) => (DUE as readonly string[]).includes(value), says: (value) => DUE_TEXT[value] ?? value },
  kind: { label: 'Question', says: (value) => value },
  from: { label: 'Asked from', valid: isDay, says: asDay },
  to: { label: 'Asked until', valid: isDay, says: asDay },
} satisfies Record<string, Filter>

export type FilterKey = keyof typeof FILTERS
export type Filters = Partial<Record<FilterKey, string>>

export const FILTER_KEYS = Object.keys(FILTERS) as FilterKey[]

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
    ...(filters as { status?: TaskStatus; due?: (typeof DUE)[number] }),
    ...(days && { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  }
}

/** The part of the address that a saved view keeps, in one order: two addresses that mean the same are the same text. */
export function viewQuery({ tab, q, filters }: { tab: string; q: string; filters: Filters }): string {
  const kept = Object.entries({ tab, q, ...filters }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
}
