import { byPresence, type RoutingStrategy } from './strategy.ts'

/** Whoever holds the fewest open tasks; among equals whoever was assigned one longest ago, so that an idle group takes turns. */
export const leastLoaded: RoutingStrategy = {
  picks: 'one',
  order: (candidates) =>
    candidates.toSorted((a, b) => a.openTasks - b.openTasks || (a.lastAssignedAt ?? 0) - (b.lastAssignedAt ?? 0) || byPresence(a, b)),
  label: 'fewest open tasks',
  because: ({ name, openTasks }, of) => `${name} holds the fewest open tasks (${openTasks}) of the ${of} available.`,
}
