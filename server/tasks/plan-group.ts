import type { WantedGroup } from '#server/domain/assignment.ts'
import { describeGroup, nobodyOf, passedOver, standsIn } from '#server/domain/routing-words.ts'
import { DEFAULT_STRATEGY, ROUTING_STRATEGIES } from '#server/routing/registry.ts'
import type { RoutingStrategy } from '#server/routing/strategy.ts'
import type { RoutingFacts } from './routing-facts.ts'
import {
  because,
  companyOf,
  EXCLUDED,
  excludedOf,
  type Filled,
  filled,
  lastServed,
  type Offer,
  type PersonSeat,
  type Plan,
  seatsOf,
  told,
} from './routing-plan.ts'

/** Several conditions at once have no strategy of their own; a pool that is asked by itself has. */
function strategyOf(wanted: WantedGroup, { pool }: RoutingFacts) {
  return wanted.strategy ?? (isAlone(wanted) && pool ? pool.strategy : DEFAULT_STRATEGY)
}

/** Where several conditions must hold together, membership of one group alone must not open the task to everyone in it. */
function isAlone({ role, pool, accessLevel, minAccessLevel }: WantedGroup): boolean {
  return [role, pool, accessLevel, minAccessLevel].filter(Boolean).length === 1
}

function groupOffers(wanted: WantedGroup, { pool, roleId }: RoutingFacts): Offer[] {
  if (!isAlone(wanted)) return []
  return [...(pool ? [{ pool_id: pool.id, reason: 'pool' }] : []), ...(roleId ? [{ role_id: roleId, reason: 'role' }] : [])]
}

function personOffer({ holder, seat, substituted }: Filled, label: string): Offer {
  return { user_id: holder.id, reason: substituted ? `substitute of ${seat.member.name}` : label }
}

function whyImpossible(wanted: WantedGroup, seats: readonly PersonSeat[]): string | null {
  const active = seats.filter(({ member }) => member.active)
  if (active.length === 0 || active.some(({ passedOver }) => passedOver !== EXCLUDED)) return null
  const names = active.map(({ member }) => member.name).join(', ')
  return `Everybody ${describeGroup(wanted)} is excluded by assign_to.excluded: ${names}.`
}

type Chosen = { order: Filled[]; first: Filled | undefined; strategy: RoutingStrategy; offered: Offer[] }

function offersTo({ order, first, strategy, offered }: Chosen): Offer[] {
  if (strategy.picks === 'one') return first ? [...offered, personOffer(first, strategy.label)] : offered
  if (offered.length > 0) return offered
  return [...new Map(order.map((each) => [each.holder.id, personOffer(each, strategy.label)])).values()]
}

/** A role, a pool, an access level, or several of them together. */
export function planGroup(wanted: WantedGroup, facts: RoutingFacts): Plan {
  const excluded = excludedOf(wanted, facts)
  const seats = seatsOf(
    facts.people.filter(({ member }) => member),
    companyOf(facts.people, { excluded, except: wanted.except }),
  )
  const name = strategyOf(wanted, facts)
  const strategy = ROUTING_STRATEGIES[name]
  const candidates = filled(seats)
  const order = strategy.order(candidates, facts.pool ? facts.pool.last : lastServed(candidates))
  const first = order[0]
  const chosen = strategy.picks === 'one' ? first : undefined
  const offers = offersTo({ order, first, strategy, offered: groupOffers(wanted, facts) })
  const why = first ? because(strategy, order, first) + (chosen ? standsIn(chosen.seat) : '') + passedOver(seats) : null
  return {
    holder: chosen ? { userId: chosen.holder.id, email: chosen.holder.email } : null,
    turn: chosen?.member ?? null,
    offers,
    takesTurns: chosen !== undefined,
    poolId: facts.pool?.id ?? null,
    impossible: whyImpossible(wanted, seats),
    routing: told({
      ...{ facts, excluded, strategy: name, seats, order },
      chosen: chosen?.seat ?? null,
      waiting: !chosen && (strategy.picks === 'one' || offers.length === 0),
      reason: why ?? nobodyOf(wanted, seats),
    }),
  }
}
