import type { AnalyticsResponse } from '#contract/analytics.ts'
import { paths } from '#app/paths.ts'
import type { Dimension } from './dimensions.ts'
import type { Outcome } from './outcomes.ts'

type Place = { from: string; to: string } & Partial<Record<Dimension, string>>

const STATUS: Record<Outcome, string | null> = {
  completed: 'completed',
  defaulted: 'completed',
  timed_out: 'timed_out',
  rejected: 'verification_exhausted',
  cancelled: 'cancelled',
  open: null,
}

/**
 * The tasks behind a number, in the inbox: those that have ended, or the open ones. Null where the inbox has no words for them:
 * it knows neither agents, nor what has no pool, nor people who are known by an address alone.
 */
export function linkTo({ agent, ...place }: Place, outcome: Outcome | 'ended'): string | null {
  if (agent || place.person?.includes('@') || Object.values(place).includes('none')) return null
  if (outcome === 'open') return paths.inbox({ tab: 'all', ...place })
  const status = outcome === 'ended' ? null : STATUS[outcome]
  return paths.inbox({ tab: 'done', status, ...place, ...(outcome === 'defaulted' && { channel: 'on_timeout' }) })
}

/** The filters of this page as the inbox spells them: a pool by its name, everything else as here. */
export function placeOf(seen: AnalyticsResponse, filters: Partial<Record<Dimension, string>>): Place {
  const { pool, ...others } = filters
  const name = seen.by_pool.rows.find(({ id }) => id === pool)?.name
  return { from: seen.from, to: seen.to, ...others, ...(pool && { pool: name ?? 'none' }) }
}
