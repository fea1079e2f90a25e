import { UnsupportedSchemaError } from '../errors/input-errors.ts'
import { namedNumbers } from './named-numbers.ts'
import type { SchemaRole } from './schema.ts'
import { stringKeywords, type StringCheck } from './zod3-string.ts'

type Json = Record<string, unknown>
type Check = { kind: string; value?: unknown; inclusive?: boolean }

/** The insides of a zod 3 schema, as far as they are read here. Zod 3 is frozen, so they will not move. */
type Zod3 = { _def: Definition; description?: string | undefined; isOptional?(): boolean }
type Definition = {
  typeName: string
  checks?: Check[]
  innerType?: Zod3
  type?: Zod3
  schema?: Zod3
  in?: Zod3
  left?: Zod3
  right?: Zod3
  keyType?: Zod3
  valueType?: Zod3
  rest?: Zod3 | null
  catchall?: Zod3
  items?: Zod3[]
  unknownKeys?: string
  options?: Zod3[] | Map<string, Zod3>
  values?: readonly string[] | Record<string, string | number>
  value?: unknown
  shape?: () => Record<string, Zod3>
  defaultValue?: () => unknown
  minLength?: { value: number } | null
  maxLength?: { value: number } | null
  exactLength?: { value: number } | null
}

type Place = { path: string; role: SchemaRole }
type Rule = (definition: Definition, place: Place) => Json

const inner: Rule = ({ innerType, type, schema, in: input }, place) => convert(innerType ?? type ?? schema ?? input, place)

/** One row a kind of schema. What is missing here nobody can type into a form. */
const RULES: Record<string, Rule> = {
  ZodString: ({ checks }) => stringKeywords((checks ?? []) as StringCheck[]),
  ZodNumber: ({ checks }) => numberKeywords(checks ?? []),
  ZodBoolean: () => ({ type: 'boolean' }),
  ZodDate: () => ({ type: 'string', format: 'date-time' }),
  ZodNull: () => ({ type: 'null' }),
  ZodAny: () => ({}),
  ZodUnknown: () => ({}),
  ZodLiteral: ({ value }) => ({ const: value }),
  ZodEnum: ({ values }) => ({ type: 'string', enum: values }),
  ZodNativeEnum: ({ values }) => namedNumbers(values as Record<string, string | number>) ?? { enum: Object.values(values ?? {}) },
  ZodObject: objectKeywords,
  ZodRecord: recordKeywords,
  ZodArray: arrayKeywords,
  ZodTuple: tupleKeywords,
  ZodUnion: ({ options }, place) => ({ anyOf: branches(options, place) }),
  ZodDiscriminatedUnion: ({ options }, place) => ({ anyOf: branches(options, place) }),
  ZodIntersection: ({ left, right }, place) => ({ allOf: [convert(left, place), convert(right, place)] }),
  ZodNullable: (definition, place) => nullable(inner(definition, place)),
  ZodDefault: (definition, place) => ({ ...inner(definition, place), default: definition.defaultValue?.() }),
  // What a person types is what goes in, so wrappers that only change what comes out are looked through.
  ZodOptional: inner,
  ZodCatch: inner,
  ZodReadonly: inner,
  ZodBranded: inner,
  ZodEffects: inner,
  ZodPipeline: inner,
}

function convert(schema: Zod3 | undefined, place: Place): Json {
  const definition = schema?._def
  const rule = definition && RULES[definition.typeName]
  if (rule) return { ...rule(definition, place), ...(schema.description && { description: schema.description }) }
  // The payload is only shown, so a part that cannot be described may be anything.
  if (place.role === 'payloadSchema') return {}
  throw new UnsupportedSchemaError(
    place.role,
    `${place.path || 'The schema itself'} is a ${definition?.typeName ?? 'value that is no zod schema'}, which nobody can type into a form. Use a string, number, boolean, enum, date, object, array or record there, and .transform() it.`,
  )
}

function numberKeywords(checks: Check[]): Json {
  const keywords: Json = { type: 'number' }
  for (const { kind, value, inclusive } of checks) {
    if (kind === 'int') keywords.type = 'integer'
    if (kind === 'min') keywords[inclusive ? 'minimum' : 'exclusiveMinimum'] = value
    if (kind === 'max') keywords[inclusive ? 'maximum' : 'exclusiveMaximum'] = value
    if (kind === 'multipleOf') keywords.multipleOf = value
  }
  return keywords
}

function isOptional(schema: Zod3): boolean {
  try {
    return schema.isOptional?.() ?? false
  } catch {
    // Asking runs the schema on `undefined`; a preprocessing step that cannot take it wants a value.
    return false
  }
}

function objectKeywords({ shape, unknownKeys, catchall }: Definition, { path, role }: Place): Json {
  const members = Object.entries(shape?.() ?? {})
  const properties = Object.fromEntries(
    members.map(([key, member]) => [key, convert(member, { path: path ? `${path}.${key}` : key, role })]),
  )
  const required = members.filter(([, member]) => !isOptional(member)).map(([key]) => key)
  const others =
    catchall && catchall._def.typeName !== 'ZodNever' ? convert(catchall, { path: `${path}.*`, role }) : unknownKeys !== 'strict'
  return { type: 'object', properties, ...(required.length && { required }), ...(others !== true && { additionalProperties: others }) }
}

function recordKeywords({ keyType, valueType }: Definition, { path, role }: Place): Json {
  const keys = keyType && keyType._def.typeName !== 'ZodString' ? { propertyNames: convert(keyType, { path, role }) } : {}
  return { type: 'object', ...keys, additionalProperties: convert(valueType, { path: `${path}.*`, role }) }
}

function arrayKeywords({ type, minLength, maxLength, exactLength }: Definition, { path, role }: Place): Json {
  const minItems = exactLength?.value ?? minLength?.value
  const maxItems = exactLength?.value ?? maxLength?.value
  return {
    type: 'array',
    items: convert(type, { path: `${path}[]`, role }),
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
  }
}

function tupleKeywords({ items = [], rest }: Definition, { path, role }: Place): Json {
  const each = items.map((item, index) => convert(item, { path: `${path}[${index}]`, role }))
  const more = rest ? { additionalItems: convert(rest, { path: `${path}[]`, role }) } : { additionalItems: false, maxItems: each.length }
  return { type: 'array', minItems: each.length, items: each, ...more }
}

function branches(options: Definition['options'], place: Place): Json[] {
  return [...(options ?? []).values()].map((option) => convert(option, place))
}

function nullable(schema: Json): Json {
  if (typeof schema.type === 'string' && !schema.enum && !schema.oneOf) return { ...schema, type: [schema.type, 'null'] }
  const { description, ...rest } = schema
  return { anyOf: [rest, { type: 'null' }], ...(description !== undefined && { description }) }
}

/** The JSON Schema (draft-07) of what may be put *into* a zod 3 schema. Zod 3 cannot say so itself. */
export function zod3ToJsonSchema(schema: object, role: SchemaRole): Json {
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...convert(schema as Zod3, { path: '', role }) }
}
