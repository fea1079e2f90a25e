/**
 * Levels that values may nest. Evidence and schemas have a dozen; Postgres gives up reading JSON at some 6,000 and
 * JavaScript writing it a little earlier, each with an error that helps nobody.
 */
const MAX_DEPTH = 200

/** U+0000 and halves of surrogate pairs are valid in JSON, but no text in Postgres can hold them. */
const UNSTORABLE = /\0|\p{Surrogate}/u

/** Why Postgres could not keep a value, or could not read it again; null when it can. */
export function whyNotStorable(value: unknown, depth = 0): string | null {
  if (typeof value === 'string')
    return UNSTORABLE.test(value) ? 'contains a character that cannot be stored (U+0000 or half of a pair)' : null
  if (typeof value !== 'object' || value === null) return null
  if (depth === MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep`
  for (const [key, member] of Object.entries(value)) {
    const why = whyNotStorable(key) ?? whyNotStorable(member, depth + 1)
    if (why) return why
  }
  return null
}
