import { byPresence, type RoutingStrategy } from './strategy.ts'

/** Whoever was assigned a task longest ago, and before them whoever never was (server §6.1). */
export const leastRecentlyAssigned: RoutingStrategy = {
  picks: 'one',
  order: (candidates) => candidates.toSorted((a, b) => (a.lastAssignedAt ?? 0) - (b.lastAssignedAt ?? 0) || byPresence(a, b)),
  label: 'least recently assigned',
  because: ({ name, lastAssignedAt }, of) =>
    lastAssignedAt === null
      ? `${name} has not been assigned a task before; ${of} are available.`
      : `${name} was assigned a task longest ago of the ${of} available.`,
}
