import { byPlace, type RoutingStrategy } from './strategy.ts'

/** Offered to all of them; the first to claim holds it. */
export const everyone: RoutingStrategy = {
  picks: 'all',
  order: (candidates) => candidates.toSorted(byPlace),
  label: 'everyone',
  because: ({ name }, of) =>
    of === 1 ? `Offered to ${name}, the only one available.` : `Offered to all ${of} who are available; the first to claim holds it.`,
}
