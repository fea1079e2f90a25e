import type { AnalyticsResponse } from '#contract/analytics.ts'
import type { Counted } from '#contract/inbox.ts'
import { paths } from '#app/paths.ts'
import { DIMENSIONS, type Dimension } from './dimensions.ts'

/** The tasks that numbers count: those asked in these days, of this pool and so on, by id or `none`. */
export type Place = { from: string; to: string } & Partial<Record<Dimension, string>>

/** The tasks behind a number, in the inbox, which has the very words that the numbers are counted by. Without `counted`: all that were asked. */
export function linkTo(place: Place, counted: Counted | null): string {
  const by = DIMENSIONS.map((dimension) => [`by_${dimension}`, place[dimension]] as const)
  return paths.inbox({ tab: 'any', counted, ...Object.fromEntries(by), from: place.from, to: place.to })
}

/** What the whole page counts. */
export function placeOf(seen: AnalyticsResponse, filters: Partial<Record<Dimension, string>>): Place {
  return { from: seen.from, to: seen.to, ...filters }
}
