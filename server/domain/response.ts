import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { bounded, TooMuchWork } from './bounded.ts'
import { canonicalJson } from './canonical-json.ts'
import { DomainError, type FieldError } from './errors.ts'
import { resolve } from './schema-node.ts'
import type { Schema } from './schema.ts'

/** Compiled schemas kept. An installation asks the same few dozen questions; each compiled one costs some 20 kB. */
const CACHE_SIZE = 500
/** Errors reported at once: more than a person can mend before trying again. */
const MAX_ERRORS = 50

const OPTIONS = { strict: false, allErrors: true, validateSchema: false, logger: false, ownProperties: true } as const

// Both packages are CommonJS; under plain Node the callable is the `default` member, under a bundler the import itself.
const addFormats = ('default' in formats ? formats.default : formats) as (engine: Ajv) => void

/** JSON Schema's `time` demands a zone (RFC 3339); the schema libraries that write it forbid one. Both are taken. */
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(z|[+-]\d\d:\d\d)?$/i

function engineOf(Dialect: typeof Ajv | typeof Ajv2020): Ajv {
  const engine = new Dialect(OPTIONS)
  addFormats(engine)
  engine.addFormat('time', TIME)
  // Ajv refuses a schema that has an `id`, a keyword of draft-04; zod writes one for every schema that was given a name.
  engine.removeKeyword('id')
  return engine
}

/** These only look at schemas. What an engine compiles it keeps for ever, so each compilation has one of its own. */
const METASCHEMAS = [
  { Dialect: Ajv, engine: engineOf(Ajv) },
  { Dialect: Ajv2020, engine: engineOf(Ajv2020) },
] as const

/** Has a keyword of every vocabulary. */
const SAMPLE = {
  type: 'object',
  title: 'a',
  properties: { b: { anyOf: [{ items: { minimum: 1 } }, { format: 'date' }] } },
  required: ['b'],
}

// The engines compile the metaschemas at first use. Stopped in the middle of that (see `bounded`) they would be broken for good.
for (const { engine } of METASCHEMAS) engine.validateSchema(SAMPLE, true)

type Compiled = {
  validate: ValidateFunction
  /** Its work grows with the answer and no faster, so nothing has to watch over it. */
  isQuick: boolean
}

/** Keywords whose work may grow faster than the answer: regular expressions, references in circles, comparing each with each. */
const MAY_BE_SLOW = /"(pattern|patternProperties|format|uniqueItems|contains|\$ref|\$dynamicRef|\$recursiveRef)":/

const compiled = new Map<string, Compiled>()

function build(schema: Schema): ValidateFunction {
  const draft07 = typeof schema.$schema === 'string' && schema.$schema.includes('draft-07')
  const { Dialect, engine } = METASCHEMAS[draft07 ? 0 : 1]
  engine.validateSchema(schema, true)
  const validate = engineOf(Dialect).compile(schema)
  // Ajv's own keyword: its validators answer with a promise, which is truthy, so that every answer would pass.
  if ('$async' in validate) throw new Error('"$async" is not a keyword of JSON Schema')
  // One that refers to itself without end compiles, and would fail when a person answers.
  validate({})
  return validate
}

function compile(schema: Schema): Compiled {
  const key = canonicalJson(schema)
  const known = compiled.get(key)
  if (known) return known
  const made = { validate: bounded(() => build(schema)), isQuick: !MAY_BE_SLOW.test(key) }
  if (compiled.size >= CACHE_SIZE) compiled.delete(compiled.keys().next().value ?? '')
  compiled.set(key, made)
  return made
}

/** Refuses a schema nobody could answer: one that is not JSON Schema, or that wants something other than an object. */
export function assertAnswerable(schema: Schema): void {
  try {
    compile(schema)
  } catch (error) {
    throw new DomainError(
      'RESPONSE_SCHEMA_INVALID',
      `response_schema is not a usable JSON Schema: ${error instanceof Error ? error.message : error}.`,
    )
  }
  // Only now: what is not JSON Schema may have anything where a list or an object belongs.
  const { type } = resolve(schema, schema).schema
  if (type !== undefined && type !== 'object')
    throw new DomainError('RESPONSE_SCHEMA_INVALID', `response_schema must describe an object, not ${JSON.stringify(type)}.`)
}

const SENTENCES: Partial<Record<string, (error: ErrorObject) => string>> = {
  required: () => 'This is required.',
  type: ({ params }) => `Must be ${params.type === 'integer' ? 'a whole number' : `of type ${params.type}`}.`,
  enum: ({ params }) => `Must be one of: ${params.allowedValues.join(', ')}.`,
  const: ({ params }) => `Must be ${JSON.stringify(params.allowedValue)}.`,
  minLength: ({ params }) => (params.limit === 1 ? 'Must not be empty.' : `Must be at least ${params.limit} characters.`),
  maxLength: ({ params }) => `Must be at most ${params.limit} characters.`,
  minimum: ({ params }) => `Must be ${params.limit} or more.`,
  maximum: ({ params }) => `Must be ${params.limit} or less.`,
  exclusiveMinimum: ({ params }) => `Must be more than ${params.limit}.`,
  exclusiveMaximum: ({ params }) => `Must be less than ${params.limit}.`,
  multipleOf: ({ params }) => `Must be a multiple of ${params.multipleOf}.`,
  minItems: ({ params }) => `Needs at least ${params.limit}.`,
  maxItems: ({ params }) => `Takes at most ${params.limit}.`,
  uniqueItems: () => 'Must not repeat.',
  format: ({ params }) => `Must be a valid ${params.format}.`,
  pattern: () => 'Is not in the expected format.',
  additionalProperties: ({ params }) => `"${params.additionalProperty}" is not asked for.`,
}

function toFieldError(error: ErrorObject): FieldError {
  const inside = error.keyword === 'required' ? error.params.missingProperty : undefined
  const path =
    inside === undefined ? error.instancePath : `${error.instancePath}/${String(inside).replaceAll('~', '~0').replaceAll('/', '~1')}`
  return { path, message: SENTENCES[error.keyword]?.(error) ?? `Value ${error.message ?? 'is not valid'}.` }
}

function complaints(schema: Schema, answer: unknown): ErrorObject[] {
  const { validate, isQuick } = compile(schema)
  const fits = isQuick ? validate(answer) : bounded(() => validate(answer))
  return fits ? [] : (validate.errors ?? [])
}

/** What is wrong with an answer; an empty list means that it may be accepted. */
export function judge(schema: Schema, answer: unknown): FieldError[] {
  try {
    return complaints(schema, answer).slice(0, MAX_ERRORS).map(toFieldError)
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error
    return [{ path: '', message: `Cannot be checked against the response schema: ${error.message}.` }]
  }
}

/** The keywords by which a value is of the wrong kind, and not merely too little of the right one. */
const OF_KIND = new Set(['type', 'enum', 'const', 'format', 'additionalProperties'])

/** What is wrong with a part of an answer: missing members and short lists are still to come. */
export function judgePart(schema: Schema, part: unknown): FieldError[] {
  return complaints(schema, part)
    .filter(({ keyword, schemaPath }) => OF_KIND.has(keyword) && !/\/(anyOf|oneOf|if|then|else|not)\//.test(schemaPath))
    .map(toFieldError)
}
