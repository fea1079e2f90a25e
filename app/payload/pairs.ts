/** What is and what shall be, under two keys of one object. `stem` is what the keys have in common; '' when they are only the two words. */
export type Pair = { before: string; after: string; stem: string }

// A map, not an object: a payload may well have a key named "constructor".
const WORDS = new Map<string, readonly string[]>(
  Object.entries({
    current: ['proposed', 'suggested', 'new', 'requested'],
    existing: ['proposed', 'new'],
    old: ['new'],
    before: ['after'],
    previous: ['new', 'next', 'current'],
    original: ['edited', 'revised', 'proposed', 'suggested', 'updated', 'corrected', 'new'],
  }),
)

const wordsOf = (key: string) =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .map((word) => word.toLowerCase())

/** `current_price` and `proposed_price`, `textBefore` and `textAfter`, `old` and `new`: in the order of the first of each. */
export function pairsIn(keys: readonly string[]): Pair[] {
  const split = keys.map((key) => ({ key, words: wordsOf(key) }))
  const named = new Map(split.map(({ key, words }) => [words.join(' '), key]))
  const taken = new Set<string>()
  return split.flatMap(({ key, words }) => {
    for (const at of new Set([0, words.length - 1])) {
      for (const word of WORDS.get(words[at] ?? '') ?? []) {
        const after = named.get(words.with(at, word).join(' '))
        if (after === undefined || taken.has(key) || taken.has(after)) continue
        taken.add(key).add(after)
        return [{ before: key, after, stem: words.toSpliced(at, 1).join(' ') }]
      }
    }
    return []
  })
}
