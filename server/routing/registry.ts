import type { Strategy } from '#contract/strategies.ts'
import { everyone } from './everyone.ts'
import { leastLoaded } from './least-loaded.ts'
import { leastRecentlyAssigned } from './least-recently-assigned.ts'
import { namedOrder } from './named-order.ts'
import { roundRobin } from './round-robin.ts'
import type { RoutingStrategy } from './strategy.ts'

export const ROUTING_STRATEGIES = {
  everyone,
  round_robin: roundRobin,
  least_loaded: leastLoaded,
  least_recently_assigned: leastRecentlyAssigned,
  named_order: namedOrder,
} satisfies Record<Strategy, RoutingStrategy>

/** For whatever has no strategy of its own: roles, access levels, and several conditions at once (server §6.1). */
export const DEFAULT_STRATEGY: Strategy = 'least_recently_assigned'
