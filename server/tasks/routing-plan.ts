import type { RoutingCandidate, TaskRouting } from '#contract/routing.ts'
import type { Strategy } from '#contract/strategies.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { type Company, type Seat, seatOf } from '#server/domain/availability.ts'
import type { Candidate, Place, RoutingStrategy } from '#server/routing/strategy.ts'
import type { RoutingFacts, RoutingPerson } from './routing-facts.ts'
import { timestamp } from './task-row.ts'

export type Offer = { user_id?: string; email?: string; pool_id?: string; role_id?: string; reason: string }

/** What routing comes to, before anything is written. */
export type Plan = {
  /** Whose it is: one person, or an address that nobody has yet. Null: it is open to those to whom it is offered. */
  holder: { userId: string | null; email: string | null } | null
  /** Whose turn it was, where a group takes turns: the holder, or whoever they stand in for. */
  turn: string | null
  offers: Offer[]
  /** Whether it was the holder's turn: the next such task goes to somebody else. Who is named by name is given theirs in any case. */
  takesTurns: boolean
  poolId: string | null
  routing: TaskRouting
  /** What is wrong with what was asked for; null when nothing is. */
  impossible: string | null
}

export type PersonSeat = Seat<RoutingPerson>

/** A seat that somebody sits in, as strategies see it. */
export type Filled = Candidate & { seat: PersonSeat; holder: RoutingPerson }

/** Who may not have it: named now or when the task was first routed; addresses without an account among them. */
export function excludedOf(wanted: Wanted, { excluded, excludedBefore }: RoutingFacts): TaskRouting['excluded'] {
  const known = new Set(excluded.flatMap(({ user_id, email }) => [user_id, email?.toLowerCase()]))
  const strangers = (wanted.excluded ?? []).filter((entry) => entry.includes('@') && !known.has(entry))
  const all = [...(excludedBefore ?? []), ...excluded, ...strangers.map((email) => ({ user_id: null, email, name: email }))]
  return [...new Map(all.map((each) => [each.user_id ?? each.email, each])).values()]
}

/** Why somebody who fits is passed over, besides being away or deactivated. */
export const EXCLUDED = 'excluded'
const EXCEPTED = 'left out this time'

type Barred = { excluded: TaskRouting['excluded']; except?: readonly string[] | undefined }

export function companyOf(people: readonly RoutingPerson[], { excluded, except = [] }: Barred): Company<RoutingPerson> {
  const out = new Set(excluded.flatMap(({ user_id, email }) => [user_id, email?.toLowerCase()]))
  return {
    people: new Map(people.map((person) => [person.id, person])),
    whyNot: ({ id, email }) => {
      if (out.has(id) || (email !== null && out.has(email.toLowerCase()))) return EXCLUDED
      return except.includes(id) ? EXCEPTED : null
    },
  }
}

export function seatsOf(members: readonly RoutingPerson[], company: Company<RoutingPerson>): PersonSeat[] {
  return members.map((member) => seatOf(member, company))
}

export function filled(seats: readonly PersonSeat[]): Filled[] {
  return seats.flatMap((seat) => {
    const { member, holder } = seat
    if (!holder) return []
    const { openTasks, lastAssignedAt, name } = holder
    const place = { member: member.id, position: member.position, since: member.since }
    return [{ ...place, name, openTasks, lastAssignedAt, substituted: holder.id !== member.id, seat, holder }]
  })
}

/** Only a pool remembers whose turn it was; elsewhere it was the turn of whoever was assigned a task last. */
export function lastServed(candidates: readonly Filled[]): Place | null {
  const served = candidates.filter(({ lastAssignedAt, substituted }) => lastAssignedAt !== null && !substituted)
  return served.toSorted((a, b) => (b.lastAssignedAt ?? 0) - (a.lastAssignedAt ?? 0))[0] ?? null
}

/** Why the first was chosen; where there is only one, no strategy had anything to choose. */
export function because(strategy: RoutingStrategy, order: readonly Filled[], first: Filled): string {
  if (order.length > 1) return strategy.because(first, order.length)
  return strategy.picks === 'one' ? `${first.name} is the only one available.` : `Offered to ${first.name}, the only one available.`
}

const asSomebody = ({ id, name }: RoutingPerson) => ({ user_id: id, name })

function candidate({ member, holder, passedOver }: PersonSeat, counted: boolean): RoutingCandidate {
  const { openTasks, lastAssignedAt } = holder ?? member
  return {
    ...asSomebody(member),
    passed_over: passedOver,
    substitute: holder && holder.id !== member.id ? asSomebody(holder) : null,
    open_tasks: counted ? openTasks : null,
    last_assigned_at: timestamp(lastAssignedAt === null ? null : new Date(lastAssignedAt)),
  }
}

type Telling = {
  facts: RoutingFacts
  excluded: TaskRouting['excluded']
  strategy: Strategy | null
  seats: readonly PersonSeat[]
  /** Those who can be asked, in their order. */
  order: readonly Filled[]
  chosen: PersonSeat | null
  reason: string
  waiting?: boolean
}

/** All that is told of a routing. */
export function told({ facts, excluded, strategy, seats, order, chosen, reason, waiting = false }: Telling): TaskRouting {
  const counted = strategy === 'least_loaded'
  const empty = seats.filter(({ holder }) => !holder)
  const substitute = chosen?.holder && chosen.holder.id !== chosen.member.id ? chosen.member : null
  return {
    strategy,
    considered: seats.length,
    candidates: [...order.map(({ seat }) => seat), ...empty].map((seat) => candidate(seat, counted)),
    chosen: chosen ? asSomebody(chosen.holder ?? chosen.member) : null,
    in_place_of: substitute && asSomebody(substitute),
    reason,
    waiting,
    excluded,
    routed_at: facts.now,
  }
}
