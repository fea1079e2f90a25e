import type { WantedGroup } from './assignment.ts'
import type { Seat, Somebody } from './availability.ts'

/** The sentences of a routing. They are kept with the task, so they must make sense without today's people and pools. */

/** Names in a sentence; more would not be read. */
const NAMED = 3

function list(items: readonly string[]): string {
  const more = items.length - NAMED
  return items.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** `in the pool “refunds” with the role “lead”`. */
export function describeGroup({ role, pool, accessLevel, minAccessLevel }: WantedGroup): string {
  const parts = [
    pool && `in the pool “${pool}”`,
    role && `with the role “${role}”`,
    accessLevel && `with the access level “${accessLevel}”`,
    minAccessLevel && `with the access level “${minAccessLevel}” or a higher one`,
  ]
  return parts.filter(Boolean).join(' and ')
}

/** ` Cleo stands in for Ann, who is away until …`: after why that seat was chosen. */
export function standsIn({ member, holder, passedOver }: Seat<Somebody>): string {
  return holder && holder.id !== member.id ? ` ${holder.name} stands in for ${member.name}, who is ${passedOver}.` : ''
}

/** Those who are not asked although they fit. Who is deactivated is not expected to be. */
export function passedOver(seats: readonly Seat<Somebody>[]): string {
  const missed = seats.filter(({ member, holder }) => !holder && member.active)
  return missed.length > 0 ? ` Passed over: ${list(missed.map((seat) => `${seat.member.name} (${seat.passedOver})`))}.` : ''
}

/** Why nobody of a group can be asked. */
export function nobodyOf(wanted: WantedGroup, seats: readonly Seat<Somebody>[]): string {
  const who = describeGroup(wanted)
  const later = 'Operators see the task, and the first who can be asked gets it.'
  if (seats.length === 0) return `There is nobody ${who}. ${later}`
  return `Nobody ${who} can be asked now: ${list(seats.map((seat) => `${seat.member.name} (${seat.passedOver})`))}. ${later}`
}

/** Why the one who is named gets it, also while they are away and have no substitute. */
export function namedAlone(seat: Seat<Somebody>): string {
  const { member, holder } = seat
  if (holder?.id !== member.id) return `${member.name} is named.${standsIn(seat)}`
  return member.away
    ? `${member.name} is named and ${seat.passedOver}; nobody stands in, so it waits for them.`
    : `${member.name} is named.`
}

export function namedTogether(count: number, seats: readonly Seat<Somebody>[]): string {
  return `Offered to the ${count} who are named; the first to claim holds it.${seats.map(standsIn).join('')}${passedOver(seats)}`
}

export function unknownAddress(email: string): string {
  return `${email} is named. No active account has this address; the task will be there when one does.`
}

export function nobodyNamed(seats: readonly Seat<Somebody>[]): string {
  return `Nobody who is named can be asked now: ${list(seats.map((seat) => `${seat.member.name} (${seat.passedOver})`))}. Operators see the task.`
}

export const NOBODY_IN_PARTICULAR = 'Nobody in particular is asked; any operator may answer.'
