import type { FormField } from '#contract/form.ts'
import type { Problem } from '#contract/rules/rules.ts'
import { whyNoPattern } from './patterns.ts'

type Limit = number | string | null | undefined

/** A problem with one key, or none. */
export const at = (key: string, message: string | null | false): Problem[] => (message ? [{ path: `/${key}`, message }] : [])

/** Two limits of which one is the lower: nothing lies between them when they are crossed. */
export function crossed(field: FormField, low: string, high: string): Problem[] {
  const limits = field as unknown as Record<string, Limit>
  const [from, to] = [limits[low], limits[high]]
  return at(low, from != null && to != null && from > to && `Is more than ${high} (${from} > ${to}): nothing fits.`)
}

/** Limits that must be what they limit. */
export function each(field: FormField, keys: string[], { is, like }: { is: (value: string) => boolean; like: string }): Problem[] {
  const limits = field as unknown as Record<string, Limit>
  return keys.flatMap((key) => at(key, typeof limits[key] === 'string' && !is(limits[key]) && `Must be like ${like}.`))
}

export function patternProblem(pattern: string | null | undefined): Problem[] {
  const why = pattern ? whyNoPattern(pattern) : null
  return at('pattern', why && `Is no pattern: ${why}.`)
}
