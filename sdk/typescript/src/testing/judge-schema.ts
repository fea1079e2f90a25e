/** What is wrong with one part of an answer: where, which keyword of the schema says so, and in words. */
export type Problem = { path: string; keyword: string; message: string }

type Json = Record<string, unknown>
/** `depth`: schemas entered so far, by which circles are noticed. */
type Part = { schema: Json; value: unknown; path: string; root: Json; depth: number }
type Check = (limit: unknown, part: Part) => Problem[]

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** References in circles end here: no answer of a person is nested deeper. */
const MAX_DEPTH = 64

const TYPES: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

const FORMATS: Record<string, RegExp> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(z|[+-]\d\d:\d\d)?$/i,
  'date-time': /^\d{4}-\d\d-\d\d[t ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(z|[+-]\d\d:?\d\d)$/i,
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  uri: /^[a-z][a-z\d+.-]*:\S+$/i,
}

/** As JSON says that two values are the same: the order of members does not count. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.keys(value).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

const pointer = (path: string, key: string | number) => `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
const list = (value: unknown) => (Array.isArray(value) ? value : [])

function referred(root: Json, reference: string): unknown {
  const keys = reference.replace(/^#\/?/, '').split('/').filter(Boolean)
  return keys.reduce<unknown>((at, key) => {
    const name = decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')
    return Array.isArray(at) ? at[Number(name)] : isObject(at) ? at[name] : undefined
  }, root)
}

/** A check of a value that is of this kind; of any other kind the keyword says nothing. */
function on<Value>(is: (value: unknown) => value is Value, wrong: (value: Value, limit: never) => string | undefined): Check {
  return (limit, { value, path }) => {
    const message = is(value) ? wrong(value, limit as never) : undefined
    return message === undefined ? [] : [{ path, keyword: '', message }]
  }
}

const number = (wrong: (value: number, limit: number) => string | undefined) => on((value) => typeof value === 'number', wrong)
const text = (wrong: (value: string, limit: never) => string | undefined) => on((value) => typeof value === 'string', wrong)
const array = (wrong: (value: unknown[], limit: never) => string | undefined) => on((value) => Array.isArray(value), wrong)

const unless = (holds: boolean, message: string) => (holds ? undefined : message)
const length = (value: string) => [...value].length
const anyValue = (_: unknown): _ is unknown => true

function properties(limit: unknown, part: Part): Problem[] {
  const { schema, value, path } = part
  if (!isObject(value)) return []
  const known = isObject(limit) ? limit : {}
  const patterns = Object.entries(isObject(schema.patternProperties) ? schema.patternProperties : {})
  return Object.entries(value).flatMap(([key, member]) => {
    const at = pointer(path, key)
    const own = Object.hasOwn(known, key) ? problemsOf({ ...part, schema: known[key], value: member, path: at }) : []
    const matching = patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(key))
    const more = matching.flatMap(([, each]) => problemsOf({ ...part, schema: each, value: member, path: at }))
    if (Object.hasOwn(known, key) || matching.length > 0 || schema.additionalProperties === undefined) return [...own, ...more]
    if (schema.additionalProperties === false) return [{ path, keyword: 'additionalProperties', message: `"${key}" is not asked for.` }]
    return problemsOf({ ...part, schema: schema.additionalProperties, value: member, path: at })
  })
}

/** The schema of each place of a list: of the first ones by their place, of the rest by one. */
function items(part: Part): Problem[] {
  const { schema, value, path } = part
  if (!Array.isArray(value)) return []
  const first = list(schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : []))
  const rest = Array.isArray(schema.items) ? schema.additionalItems : schema.items
  return value.flatMap((item, index) => {
    const each: unknown = index < first.length ? first[index] : rest
    return each === undefined ? [] : problemsOf({ ...part, schema: each, value: item, path: pointer(path, index) })
  })
}

const fits = (part: Part, schema: unknown) => problemsOf({ ...part, schema }).length === 0
const branch = ({ path }: Part, keyword: string, message: string): Problem[] => [{ path, keyword, message }]

const CHECKS: Record<string, Check> = {
  $ref: (reference, part) => problemsOf({ ...part, schema: referred(part.root, String(reference)) }),
  type: (type, { value, path }) => {
    const names = list(Array.isArray(type) ? type : [type]).map(String)
    const holds = names.some((name) => TYPES[name]?.(value))
    return holds
      ? []
      : [{ path, keyword: 'type', message: `Must be ${type === 'integer' ? 'a whole number' : `of type ${names.join(',')}`}.` }]
  },
  enum: on(anyValue, (value, allowed: unknown[]) =>
    unless(
      allowed.some((each) => canonical(each) === canonical(value)),
      `Must be one of: ${allowed.join(', ')}.`,
    ),
  ),
  const: on(anyValue, (value, wanted) => unless(canonical(wanted) === canonical(value), `Must be ${JSON.stringify(wanted)}.`)),
  minimum: number((value, limit) => unless(value >= limit, `Must be ${limit} or more.`)),
  maximum: number((value, limit) => unless(value <= limit, `Must be ${limit} or less.`)),
  exclusiveMinimum: number((value, limit) => unless(value > limit, `Must be more than ${limit}.`)),
  exclusiveMaximum: number((value, limit) => unless(value < limit, `Must be less than ${limit}.`)),
  // 1e-9: 0.3 is a multiple of 0.1, whatever binary fractions make of it
  multipleOf: number((value, limit) =>
    unless(Math.abs(value / limit - Math.round(value / limit)) < 1e-9, `Must be a multiple of ${limit}.`),
  ),
  minLength: text((value, limit: number) =>
    unless(length(value) >= limit, limit === 1 ? 'Must not be empty.' : `Must be at least ${limit} characters.`),
  ),
  maxLength: text((value, limit: number) => unless(length(value) <= limit, `Must be at most ${limit} characters.`)),
  pattern: text((value, limit: string) => unless(new RegExp(limit, 'u').test(value), 'Is not in the expected format.')),
  format: text((value, name: string) => unless(FORMATS[name]?.test(value) ?? true, `Must be a valid ${name}.`)),
  minItems: array((value, limit: number) => unless(value.length >= limit, `Needs at least ${limit}.`)),
  maxItems: array((value, limit: number) => unless(value.length <= limit, `Takes at most ${limit}.`)),
  uniqueItems: array((value, wanted: boolean) =>
    unless(!wanted || new Set(value.map(canonical)).size === value.length, 'Must not repeat.'),
  ),
  required: (names, { value, path }) =>
    list(isObject(value) ? names : [])
      .filter((name) => !Object.hasOwn(value as Json, String(name)))
      .map((name) => ({ path: pointer(path, String(name)), keyword: 'required', message: 'This is required.' })),
  minProperties: on(isObject, (value, limit: number) =>
    unless(Object.keys(value).length >= limit, `Value must NOT have fewer than ${limit} properties.`),
  ),
  maxProperties: on(isObject, (value, limit: number) =>
    unless(Object.keys(value).length <= limit, `Value must NOT have more than ${limit} properties.`),
  ),
  properties,
  // Said by `properties`, where that is there.
  additionalProperties: (_, part) => ('properties' in part.schema ? [] : properties(undefined, part)),
  items: (_, part) => ('prefixItems' in part.schema ? [] : items(part)),
  prefixItems: (_, part) => items(part),
  allOf: (schemas, part) => list(schemas).flatMap((schema) => problemsOf({ ...part, schema })),
  anyOf: (schemas, part) => (list(schemas).some((schema) => fits(part, schema)) ? [] : branch(part, 'anyOf', 'Fits none of the choices.')),
  oneOf: (schemas, part) =>
    list(schemas).filter((schema) => fits(part, schema)).length === 1 ? [] : branch(part, 'oneOf', 'Must fit exactly one of the choices.'),
  not: (schema, part) => (fits(part, schema) ? branch(part, 'not', 'Must not be this.') : []),
  if: (condition, part) => {
    const then: unknown = fits(part, condition) ? part.schema.then : part.schema.else
    return then === undefined ? [] : problemsOf({ ...part, schema: then })
  },
}

function problemsOf({ schema, ...part }: Omit<Part, 'schema'> & { schema: unknown }): Problem[] {
  if (schema === false) return [{ path: part.path, keyword: 'false', message: 'Is not asked for.' }]
  if (!isObject(schema) || part.depth > MAX_DEPTH) return []
  return Object.entries(schema).flatMap(([keyword, limit]) => {
    const problems = CHECKS[keyword]?.(limit, { ...part, schema, depth: part.depth + 1 }) ?? []
    return problems.map((problem) => ({ ...problem, keyword: problem.keyword || keyword }))
  })
}

/**
 * What is wrong with an answer by the JSON Schema it has to fit: the keywords that schema libraries write. Held to the server's own
 * judgement by contract/vectors/answers.json. An empty list means that it fits.
 */
export function judgeSchema(schema: Json, answer: unknown): Problem[] {
  return problemsOf({ schema, value: answer, path: '', root: schema, depth: 0 })
}

const OF_KIND = new Set(['type', 'enum', 'const', 'format', 'additionalProperties'])

/** The same of a part of an answer: what is missing is still to come. */
export function judgePart(schema: Json, part: unknown): Problem[] {
  return judgeSchema(schema, part).filter(({ keyword }) => OF_KIND.has(keyword))
}
