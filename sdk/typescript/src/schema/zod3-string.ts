/** One refinement of a zod 3 string, e.g. `.min(3)` or `.email()`. */
export type StringCheck = { kind: string; value?: unknown; regex?: RegExp; version?: string }

const FORMATS: Record<string, string> = {
  email: 'email',
  url: 'uri',
  uuid: 'uuid',
  datetime: 'date-time',
  date: 'date',
  time: 'time',
  duration: 'duration',
}

/** No more than must be: servers read patterns as Unicode ones, in which an escaped hyphen is an error. */
const escaped = (text: unknown) => String(text).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The pattern a check stands for; other flags than `u` cannot be said in JSON Schema and stay with the schema's own parse. */
function patternOf({ kind, value, regex }: StringCheck): string | undefined {
  if (kind === 'regex') return regex && /^u?$/.test(regex.flags) ? regex.source : undefined
  if (kind === 'startsWith') return `^${escaped(value)}`
  if (kind === 'endsWith') return `${escaped(value)}$`
  if (kind === 'includes') return escaped(value)
  return undefined
}

export function stringKeywords(checks: StringCheck[]): Record<string, unknown> {
  const keywords: Record<string, unknown> = { type: 'string' }
  for (const { kind, value, version } of checks) {
    if (kind === 'min' || kind === 'length') keywords.minLength = value
    if (kind === 'max' || kind === 'length') keywords.maxLength = value
    if (kind === 'ip' && version) keywords.format = `ip${version}`
    if (FORMATS[kind]) keywords.format = FORMATS[kind]
  }
  const [pattern, ...more] = checks.map(patternOf).filter((source) => source !== undefined)
  if (pattern !== undefined) keywords.pattern = pattern
  if (more.length) keywords.allOf = more.map((source) => ({ pattern: source }))
  return keywords
}
