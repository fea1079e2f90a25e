/** Somebody as far as it matters whether they can be asked. */
export type Somebody = {
  id: string
  name: string
  email: string | null
  active: boolean
  /** Now, by {@link awaySql} or {@link isAway}. */
  away: boolean
  awayUntil: string | null
  substituteId: string | null
}

type Absence = { awayFrom: Date | null; awayUntil: Date | null }

/** Away from then (null: at once) until then (null: not away at all). */
export function isAway({ awayFrom, awayUntil }: Absence, now: Date): boolean {
  return awayUntil !== null && awayUntil > now && (awayFrom === null || awayFrom <= now)
}

/** SQL: {@link isAway} of the person `alias`, by the clock that all replicas share. Never null. */
export function awaySql(alias: string): string {
  return `COALESCE(${alias}.away_until > now() AND (${alias}.away_from IS NULL OR ${alias}.away_from <= now()), false)`
}

/** `2026-12-03 09:00 UTC`: whoever reads it may be anywhere. */
function until({ awayUntil }: Somebody): string {
  const date = awayUntil ? new Date(awayUntil) : null
  return date ? ` until ${date.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''
}

/** Those who may be looked at, by their id, and why somebody may not have the task although they are there; null when they may. */
export type Company<P extends Somebody> = { people: ReadonlyMap<string, P>; whyNot: (person: P) => string | null }

/** One place in the order, and who sits in it: its member, or whoever stands in while they are away, or nobody. */
export type Seat<P extends Somebody> = {
  member: P
  holder: P | null
  /** Why the member is not asked; null when they are. */
  passedOver: string | null
}

/** Down the chain of substitutes to the first who is there. A circle of people who are all away ends where it began. */
function standIn<P extends Somebody>(member: P, { people, whyNot }: Company<P>): P | null {
  const seen = new Set([member.id])
  let next = member.substituteId
  while (next && !seen.has(next)) {
    seen.add(next)
    const person = people.get(next)
    if (!person) return null
    if (person.active && !person.away && whyNot(person) === null) return person
    next = person.substituteId
  }
  return null
}

/** Who would get a task in the place of `member`. Only who is away is stood in for: who may not have it sends nobody. */
export function seatOf<P extends Somebody>(member: P, company: Company<P>): Seat<P> {
  const why = company.whyNot(member)
  if (why !== null) return { member, holder: null, passedOver: why }
  if (!member.active) return { member, holder: null, passedOver: 'deactivated' }
  if (!member.away) return { member, holder: member, passedOver: null }
  return { member, holder: standIn(member, company), passedOver: `away${until(member)}` }
}
