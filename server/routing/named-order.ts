import { byPlace, type RoutingStrategy } from './strategy.ts'

/** The first available in the pool's own order, or in the order in which the task names people. */
export const namedOrder: RoutingStrategy = {
  picks: 'one',
  order: (candidates) => candidates.toSorted(byPlace),
  label: 'named order',
  because: ({ name }, of) => `${name} is the first in the order of the ${of} available.`,
}
