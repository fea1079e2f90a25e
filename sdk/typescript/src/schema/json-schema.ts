import { UnsupportedSchemaError } from '../errors/input-errors.ts'
import { namedNumbers } from './named-numbers.ts'
import { isStandard, isZod3, type JsonSchema, type JsonSchemaOptions, type SchemaRole, type StandardSchema } from './schema.ts'
import { zod3ToJsonSchema } from './zod3.ts'

type Json = Record<string, unknown>
type ZodCore = { toJSONSchema(schema: unknown, options: Json): Json }

const TARGET = 'draft-2020-12'

/** Kinds of zod 4 that have no JSON and that nobody can type. Dates are not among them: they are typed as ISO text. */
const UNTYPABLE = new Set([
  'bigint',
  'symbol',
  'undefined',
  'void',
  'nan',
  'map',
  'set',
  'file',
  'function',
  'promise',
  'custom',
  'transform',
])

type ZodDefinition = {
  type: string
  format?: string
  entries?: Record<string, string | number>
  checks?: { _zod: { def: { format?: string } } }[]
}
type Visit = { zodSchema: { _zod: { def: ZodDefinition } }; jsonSchema: Json; path: (string | number)[] }

/** What zod 4 leaves out of its JSON Schema, though a person needs it. */
function complete(jsonSchema: Json, { type, format, entries, checks }: ZodDefinition): void {
  if (type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
  const isTime = format === 'time' || checks?.some((check) => check._zod.def.format === 'time')
  if (type === 'string' && isTime) jsonSchema.format = 'time'
  const named = type === 'enum' && entries ? namedNumbers(entries) : null
  if (!named) return
  Object.assign(jsonSchema, named)
  delete jsonSchema.enum
}

/** Any of these says that it is JSON Schema; `$…` and `x-…` are allowed besides. */
const KEYWORDS = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'enum',
  'const',
  'title',
  'description',
]

const isSchemaOfLibrary = (value: unknown) => typeof value === 'object' && value !== null && (isStandard(value) || isZod3(value))

/** Plain JSON Schema, and not what is easily taken for it: the shape of an object without the `z.object()` around it. */
function plain(schema: JsonSchema, role: SchemaRole): Json {
  const members = [...Object.entries(schema), ...Object.entries(schema.properties ?? {})]
  const misplaced = members.find(([, value]) => isSchemaOfLibrary(value))
  if (misplaced)
    throw new UnsupportedSchemaError(
      role,
      `It is a plain object with a schema under ${misplaced[0]}: wrap it, e.g. z.object({ ${misplaced[0]}: … }).`,
    )
  const keys = Object.keys(schema)
  if (role === 'responseSchema' && keys.length > 0 && !keys.some((key) => KEYWORDS.includes(key) || /^(\$|x-)/.test(key)))
    throw new UnsupportedSchemaError(
      role,
      `It is a plain object, so it is read as JSON Schema, and has none of its keywords. Write { type: 'object', properties: { ${keys[0]}: { type: … } } }, or use zod.`,
    )
  return { ...schema }
}

/** Zod 4 converts itself; this says what to do with the kinds it has no JSON Schema for. */
function zod4Options(role: SchemaRole): Json {
  return {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema, path }: Visit) {
      const { type } = zodSchema._zod.def
      complete(jsonSchema, zodSchema._zod.def)
      if (role === 'payloadSchema' || !UNTYPABLE.has(type)) return
      const where = path.filter((step) => step !== 'properties').join('.') || 'The schema itself'
      throw new UnsupportedSchemaError(
        role,
        `${where} is a z.${type}(), which nobody can type into a form. Use a string, number, boolean, enum, date, object, array or record there, and .transform() it.`,
      )
    },
  }
}

/** Zod 4.0 and 4.1 have the converter beside the schema. A specifier in a variable keeps bundlers from demanding zod. */
async function loadZodCore(): Promise<ZodCore | undefined> {
  const specifier = 'zod/v4/core'
  try {
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ specifier)) as ZodCore
  } catch {
    return undefined
  }
}

async function ofStandard(schema: StandardSchema<unknown>, role: SchemaRole): Promise<Json | undefined> {
  const { vendor, jsonSchema } = schema['~standard']
  if ('_zod' in schema && !jsonSchema) return (await loadZodCore())?.toJSONSchema(schema, { target: TARGET, ...zod4Options(role) })
  const options: JsonSchemaOptions = vendor === 'zod' ? { target: TARGET, libraryOptions: zod4Options(role) } : { target: TARGET }
  return jsonSchema?.input(options)
}

async function describe(schema: object, role: SchemaRole): Promise<Json | undefined> {
  if (isZod3(schema)) return zod3ToJsonSchema(schema, role)
  // ArkType's schemas are functions, so only what is neither standard nor callable is JSON Schema.
  if (!isStandard(schema)) return typeof schema === 'function' ? undefined : plain(schema as JsonSchema, role)
  try {
    return await ofStandard(schema, role)
  } catch (error) {
    if (error instanceof UnsupportedSchemaError) throw error
    throw new UnsupportedSchemaError(role, String(error)).with({ cause: error })
  }
}

/**
 * The JSON Schema of what goes *into* a schema. For the answer that is what a person types; the schema then parses it, so
 * defaults and transforms apply afterwards. For the payload it is what was passed.
 */
export async function toJsonSchema(schema: unknown, role: SchemaRole): Promise<Json> {
  const isSchema = (typeof schema === 'object' && schema !== null) || typeof schema === 'function'
  const json = isSchema ? await describe(schema, role) : undefined
  // The payload is checked by its own schema and shown by its own types: what it cannot describe is no obstacle.
  if (role === 'payloadSchema' && isSchema) return json ?? { type: 'object' }
  if (!json)
    throw new UnsupportedSchemaError(
      role,
      'Pass a zod 3.23+ or 4.2+ schema, another Standard Schema with JSON Schema output, or plain JSON Schema.',
    )
  if (json.type !== undefined && json.type !== 'object')
    throw new UnsupportedSchemaError(
      role,
      'An answer is an object, so that it has named fields: wrap it, e.g. z.object({ approved: z.boolean() }).',
    )
  return json
}
