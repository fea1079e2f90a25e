import type { TaskRouting } from '#contract/routing.ts'
import type { WantedPeople } from '#server/domain/assignment.ts'
import { namedAlone, namedTogether, nobodyNamed, passedOver, standsIn, unknownAddress } from '#server/domain/routing-words.ts'
import { ROUTING_STRATEGIES } from '#server/routing/registry.ts'
import type { RoutingStrategy } from '#server/routing/strategy.ts'
import type { RoutingFacts, RoutingPerson } from './routing-facts.ts'
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

/** In the order in which they are named. */
function inOrder({ emails, userIds, slackUserIds }: WantedPeople, people: readonly RoutingPerson[]): RoutingPerson[] {
  const names = [...emails, ...userIds, ...slackUserIds]
  const place = ({ id, email, slackUserId }: RoutingPerson) =>
    Math.min(...[email?.toLowerCase(), id, slackUserId].map((name) => names.indexOf(name ?? '')).filter((index) => index >= 0))
  const members = people.filter(({ member }) => member).toSorted((a, b) => place(a) - place(b))
  return members.map((person, position) => ({ ...person, position }))
}

function whoIsUnknown({ userIds, slackUserIds }: WantedPeople, members: readonly RoutingPerson[]): string | null {
  const id = userIds.find((each) => !members.some((member) => member.id === each))
  if (id !== undefined) return `There is no person with the user id ${JSON.stringify(id)}.`
  const slackId = slackUserIds.find((each) => !members.some(({ slackUserId }) => slackUserId === each))
  return slackId === undefined ? null : `There is no person with the Slack user id ${JSON.stringify(slackId)}.`
}

/** An inactive account that is named by its address is an address: it keeps its place until the account is active again. */
function sortOut(wanted: WantedPeople, all: readonly RoutingPerson[], excluded: TaskRouting['excluded']) {
  const out = new Set(excluded.map(({ email }) => email?.toLowerCase()))
  const named = new Set(wanted.emails)
  const addressOf = ({ email }: RoutingPerson) => email?.toLowerCase() ?? ''
  const members = all.filter((person) => person.active || out.has(addressOf(person)) || !named.has(addressOf(person)))
  const known = new Set(members.map(addressOf))
  return { members, strangers: [...named].filter((email) => !known.has(email) && !out.has(email)) }
}

/** Who is away and has nobody to stand in keeps what is theirs by name. */
function keepTheirs(seat: PersonSeat): PersonSeat {
  return !seat.holder && seat.member.away && seat.passedOver !== EXCLUDED ? { ...seat, holder: seat.member } : seat
}

function offersOf(seats: readonly PersonSeat[], strangers: readonly string[]): Offer[] {
  const people = seats.flatMap(({ member, holder }) => {
    const reason = holder?.id === member.id ? 'person' : `substitute of ${member.name}`
    return holder ? [[holder.id, { user_id: holder.id, reason }] as const] : []
  })
  return [...new Map(people).values(), ...strangers.map((email) => ({ email, reason: 'email' }))]
}

type Asked = { seats: readonly PersonSeat[]; strangers: readonly string[]; offers: readonly Offer[]; chosen: PersonSeat | undefined }

function reasonOf({ seats, strangers, offers, chosen }: Asked): string {
  if (offers.length > 1) return namedTogether(offers.length, seats)
  if (chosen) return namedAlone(chosen) + passedOver(seats)
  return strangers[0] === undefined ? nobodyNamed(seats) : unknownAddress(strangers[0]) + passedOver(seats)
}

function picked(strategy: RoutingStrategy, order: readonly Filled[], seats: readonly PersonSeat[]) {
  const first = strategy.picks === 'one' ? order[0] : undefined
  return first && { seat: first.seat, reason: because(strategy, order, first) + standsIn(first.seat) + passedOver(seats) }
}

/** One person: theirs. Several: offered to each, the first to claim holds it. An unknown address keeps its place. */
export function planPeople(wanted: WantedPeople, facts: RoutingFacts): Plan {
  const excluded = excludedOf(wanted, facts)
  const all = inOrder(wanted, facts.people)
  const { members, strangers } = sortOut(wanted, all, excluded)
  const seats = seatsOf(members, companyOf(facts.people, { excluded }))
  const candidates = filled(seats)
  const strategy = ROUTING_STRATEGIES[wanted.strategy ?? 'everyone']
  const order = strategy.order(candidates, lastServed(candidates))
  const pick = picked(strategy, order, seats)
  const kept = seats.map(keepTheirs)
  const offers = offersOf(kept, strangers)
  const chosen = pick?.seat ?? (offers.length === 1 ? kept.find(({ holder }) => holder) : undefined)
  const address = chosen || offers.length !== 1 ? undefined : strangers[0]
  const holder = chosen?.holder
  const everybodyOut = offers.length === 0 && seats.every(({ passedOver: why }) => why === EXCLUDED)
  const routing = told({
    ...{ facts, excluded, seats, order, strategy: wanted.strategy ?? null, chosen: chosen ?? null, waiting: offers.length === 0 },
    reason: pick?.reason ?? reasonOf({ seats: kept, strangers, offers, chosen }),
  })
  return {
    holder: holder ? { userId: holder.id, email: holder.email } : address === undefined ? null : { userId: null, email: address },
    turn: null,
    offers,
    takesTurns: pick !== undefined,
    poolId: null,
    impossible: whoIsUnknown(wanted, all) ?? (everybodyOut ? 'Everybody whom assign_to names is excluded.' : null),
    routing: address === undefined ? routing : { ...routing, chosen: { user_id: null, name: address } },
  }
}
