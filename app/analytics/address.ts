import { ANALYTICS_DAYS } from '#contract/limits.ts'
import { daysIn, isDay } from '#contract/rules/moments.ts'
import { DIMENSIONS, type Dimension } from './dimensions.ts'

/** What the page looks at, as the address says it: a number of days up to today, or days of the calendar. */
export type Range = { days: number } | { from: string; to: string }

export type Wanted = { range: Range; filters: Partial<Record<Dimension, string>> }

/** Days that can be chosen with one press. */
export const PRESETS = [7, 30, 90]

const DEFAULT: Range = { days: 30 }

function readRange(params: Pick<URLSearchParams, 'get'>): Range {
  const [from, to, days] = [params.get('from'), params.get('to'), Number(params.get('days') ?? '')]
  if (isDay(from) && isDay(to) && isRange(from, to)) return { from, to }
  return PRESETS.includes(days) ? { days } : DEFAULT
}

/** Whether the server would take it: the right way round, and not more than a year. */
export function isRange(from: string, to: string): boolean {
  return from <= to && daysIn(from, to) <= ANALYTICS_DAYS.max
}

/** What an address may not say is left out, as if it were not there. */
export function readWanted(params: Pick<URLSearchParams, 'get'>): Wanted {
  const filters = DIMENSIONS.flatMap((dimension) => {
    const value = params.get(dimension)
    return value ? [[dimension, value] as const] : []
  })
  return { range: readRange(params), filters: Object.fromEntries(filters) }
}

/** The other way round, without what is so anyway. */
export function toQuery({ range, filters }: Wanted): Record<string, string> {
  if ('from' in range) return { from: range.from, to: range.to, ...filters }
  return { ...(range.days !== 30 && { days: String(range.days) }), ...filters }
}
