/** Chance with a memory: the same seed makes the same choices. Mulberry32; good enough to choose who is killed next. */
export type Random = {
  /** From 0 up to 1. */
  next: () => number
  /** A whole number from `min` to `max`. */
  between: (min: number, max: number) => number
  pick: <T>(list: readonly T[]) => T
  /** Chooses by weight. */
  weighed: <T>(table: readonly { weight: number; of: T }[]) => T
  /** A generator of its own, so that one actor's choices do not depend on how often another one asks. */
  fork: () => Random
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('Nothing to choose from.')
    return list[between(0, list.length - 1)] as T
  }
  const weighed = <T>(table: readonly { weight: number; of: T }[]): T => {
    let left = next() * table.reduce((sum, { weight }) => sum + weight, 0)
    const row = table.find(({ weight }) => (left -= weight) < 0) ?? table.at(-1)
    return (row as { of: T }).of
  }
  return { next, between, pick, weighed, fork: () => seeded(between(0, 0xffffffff)) }
}
