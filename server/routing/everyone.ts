import { byPlace, type RoutingStrategy } from './strategy.ts'

/** Offered to all of them; the first to claim holds it. */
export const everyone: RoutingStrategy = {
  picks: 'all',
  order: (candidates) => candidates.toSorted(byPlace),
  label: 'everyone',
  because: (_, of) => `Offered to all ${of} who are available; the first to claim holds it.`,
}
