/** Somebody whose turn it could be. Their substitute may get the task in their place; the numbers are of whoever gets it. */
export type Candidate = Place & {
  /** Of whoever would get it. */
  name: string
  openTasks: number
  /** Milliseconds since 1970; null: never. */
  lastAssignedAt: number | null
  /** Somebody stands in for them: where all else is equal, who is there themselves goes first. */
  substituted: boolean
}

/** Where somebody stands in their group, also after they have left it. */
export type Place = {
  /** User id. */
  member: string
  /** In the pool's own order, or in the order in which the task names them. Null comes last. */
  position: number | null
  /** When their account was made, in milliseconds since 1970. */
  since: number
}

export type RoutingStrategy = {
  /** Whether one gets it, or all are offered it. */
  picks: 'one' | 'all'
  /** Whoever comes first in the answer is chosen, then the next, …: pure, and nobody is added or lost. `last` is whose turn it was before. */
  order: <C extends Candidate>(candidates: readonly C[], last: Place | null) => C[]
  /** Why the first is the first, in a few words for a list. */
  label: string
  /** The same as a sentence. `of` is how many there were, more than one. */
  because: (chosen: Candidate, of: number) => string
}

/** The standing order of a group: its positions, then who came first. */
export function byPlace(a: Place, b: Place): number {
  const positions = (a.position ?? Infinity) - (b.position ?? Infinity)
  // Infinity - Infinity is no number: neither has a position.
  return positions || 0 || a.since - b.since || (a.member < b.member ? -1 : Number(a.member > b.member))
}

/** {@link byPlace} for those whom a strategy holds to be equal. */
export function byPresence(a: Candidate, b: Candidate): number {
  return Number(a.substituted) - Number(b.substituted) || byPlace(a, b)
}
