/** Chance that comes out the same every time: mulberry32, small and even enough for invented history. */
export type Chance = {
  /** From 0 up to, not including, 1. */
  next: () => number
  between: (least: number, most: number) => number
  pick: <T>(all: readonly T[]) => T
  /** One of the keys, each as often as its weight says. */
  weighted: <Key extends string>(weights: Record<Key, number>) => Key
  /** Most around the median, a few many times as long: what people's waiting looks like. */
  lasting: (medianSeconds: number, spread: number) => number
}

export function chanceOf(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => Math.floor(least + next() * (most - least + 1))
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T
  const weighted = <Key extends string>(weights: Record<Key, number>): Key => {
    const entries = Object.entries<number>(weights) as [Key, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) if ((left -= weight) < 0) return key
    return (entries.at(-1) as [Key, number])[0]
  }
  // Box and Muller: two even numbers make one of the bell curve.
  const bell = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const lasting = (medianSeconds: number, spread: number) => Math.max(1, medianSeconds * Math.exp(spread * bell()))
  return { next, between, pick, weighted, lasting }
}
