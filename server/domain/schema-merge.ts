import type { Schema } from './schema.ts'

const TIGHTEST: Record<string, (a: number, b: number) => number> = {
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  minProperties: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
  maxProperties: Math.min,
}

const asList = (type: string | string[]) => (Array.isArray(type) ? type : [type])

/** The types that both lists allow; every whole number is a number. */
function commonTypes(a: string | string[], b: string | string[]): string | string[] {
  const [one, other] = [asList(a), asList(b)]
  const common = one.filter((type) => other.includes(type) || (type === 'integer' && other.includes('number')))
  const whole = one.includes('number') && other.includes('integer') && !common.includes('integer') ? ['integer'] : []
  const both = [...common, ...whole]
  return both.length === 1 && both[0] ? both[0] : both
}

function combine(keyword: string, a: unknown, b: unknown): unknown {
  const tightest = TIGHTEST[keyword]
  if (tightest && typeof a === 'number' && typeof b === 'number') return tightest(a, b)
  if (keyword === 'enum' && Array.isArray(a) && Array.isArray(b)) return a.filter((value) => b.includes(value))
  if (keyword === 'type') return commonTypes(a as string | string[], b as string | string[])
  if (keyword === 'additionalProperties' && a === false) return false
  if (keyword === 'uniqueItems') return a === true || b === true
  return b
}

/** What both say of one property. A reference or `allOf` inside is left for the next step of `resolve`. */
function both(a: Schema | boolean | undefined, b: Schema | boolean): Schema | boolean {
  if (a === undefined || a === true) return b
  if (a === false || b === false) return false
  return b === true ? a : { allOf: [a, b] }
}

function mergeProperties(parts: Schema[]): Record<string, Schema | boolean> {
  const merged = new Map<string, Schema | boolean>()
  for (const [name, property] of parts.flatMap((part) => Object.entries(part.properties ?? {}))) {
    merged.set(name, both(merged.get(name), property))
  }
  return Object.fromEntries(merged)
}

/** What all of the parts say together. References and `allOf` inside the parts are left for the next step. */
export function merge(parts: Schema[]): Schema {
  const merged = new Map<string, unknown>()
  for (const [keyword, value] of parts.flatMap((part) => Object.entries(part))) {
    if (keyword === '$ref' || keyword === 'allOf' || value === undefined) continue
    merged.set(keyword, merged.has(keyword) ? combine(keyword, merged.get(keyword), value) : value)
  }
  const properties = mergeProperties(parts)
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))]
  const refs = [...new Set(parts.flatMap((part) => part.$ref ?? []))].map(($ref) => ({ $ref }))
  const allOf = [...refs, ...parts.flatMap((part) => part.allOf ?? [])]
  return {
    ...Object.fromEntries(merged),
    ...(parts.some((part) => part.properties) && { properties }),
    ...(required.length > 0 && { required }),
    ...(allOf.length > 0 && { allOf }),
  }
}
