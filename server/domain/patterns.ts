import { RE2JS } from 're2js'

/** Compiled patterns kept. A form has a handful, and the same forms come again. */
const CACHE_SIZE = 500

type Pattern = (text: string) => boolean

const compiled = new Map<string, Pattern>()

/** RE2 takes time in proportion to the text, whatever the pattern. It has no look-around and no references back. */
function compile(pattern: string): Pattern {
  try {
    const engine = RE2JS.compile(RE2JS.translateRegExp(pattern))
    return (text) => engine.matcher(text).find()
  } catch {
    // Only what RE2 lacks is left to the platform; whoever runs it bounds its time.
    const engine = new RegExp(pattern, 'u')
    return (text) => engine.test(text)
  }
}

/** Whether a pattern is found in a text. Run it inside `bounded`: patterns that RE2 lacks may take long. Throws for what is no pattern. */
export function matches(pattern: string, text: string): boolean {
  const known = compiled.get(pattern) ?? compile(pattern)
  if (!compiled.has(pattern) && compiled.size >= CACHE_SIZE) compiled.delete(compiled.keys().next().value ?? '')
  compiled.set(pattern, known)
  return known(text)
}

/** What is wrong with a pattern itself; null when it can be run. */
export function whyNoPattern(pattern: string): string | null {
  try {
    matches(pattern, '')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
