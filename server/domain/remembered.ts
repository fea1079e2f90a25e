/** Characters of a key. Longer ones are rare, and a few hundred of them would fill the memory. */
const MAX_KEY = 20_000

/**
 * A pure function of JSON values that remembers its last results: an installation asks the same few dozen questions over and
 * over. What it answers with is shared, so nobody may change it. What throws is not remembered.
 */
export function remembered<Args extends unknown[], T>(size: number, make: (...args: Args) => T): (...args: Args) => T {
  const known = new Map<string, T>()
  return (...args) => {
    const key = JSON.stringify(args)
    if (key.length > MAX_KEY) return make(...args)
    if (known.has(key)) return known.get(key) as T
    const made = make(...args)
    if (known.size >= size) known.delete(known.keys().next().value ?? '')
    known.set(key, made)
    return made
  }
}
