import { judgeSchema } from './judge-schema.ts'

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Members in which people say why, by the words that forms use for it. */
const REASON = /reason|note|comment|explanation|feedback|message|why/i
const YES = /^(approved?|accept(ed)?|yes|allow(ed)?|confirm(ed)?|ok|publish|send|pay|keep)$/i
const NO = /^(reject(ed)?|den(y|ied)|declined?|refused?|no|disallow(ed)?|block(ed)?|cancel|remove|delete)$/i

const BY_FORMAT: Record<string, string> = {
  date: '2026-01-15',
  time: '09:00:00',
  'date-time': '2026-01-15T09:00:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
}

function resolved(schema: unknown, root: Json): Json {
  let at = isObject(schema) ? schema : {}
  // 8: a chain of references longer than this is a circle
  for (let step = 0; step < 8; step++) {
    const [first] = [at.anyOf, at.oneOf, at.allOf].flatMap((each) => (Array.isArray(each) ? [each.find(isNotNull)] : []))
    const reference = typeof at.$ref === 'string' ? at.$ref : undefined
    if (reference) at = { ...find(root, reference), ...without(at, '$ref') }
    else if (isObject(first)) at = { ...without(without(without(at, 'anyOf'), 'oneOf'), 'allOf'), ...first }
    else return at
  }
  return at
}

const isNotNull = (schema: unknown) => !isObject(schema) || schema.type !== 'null'

function without(schema: Json, key: string): Json {
  const { [key]: _, ...rest } = schema
  return rest
}

function find(root: Json, reference: string): Json {
  let at: unknown = root
  for (const key of reference.replace(/^#\/?/, '').split('/').filter(Boolean)) at = isObject(at) ? at[key] : undefined
  return isObject(at) ? at : {}
}

function sampleNumber({ minimum, exclusiveMinimum, maximum, multipleOf, type }: Json): number {
  const floor = typeof minimum === 'number' ? minimum : typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 0
  const value = typeof maximum === 'number' ? Math.min(floor, maximum) : floor
  const step = typeof multipleOf === 'number' ? multipleOf : type === 'integer' ? 1 : undefined
  return step === undefined ? value : Math.ceil(value / step) * step
}

/** The plainest value that fits. */
function sample(raw: unknown, root: Json): unknown {
  const schema = resolved(raw, root)
  if ('default' in schema) return schema.default
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum.find((each) => each !== null)
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type
  if (type === 'boolean') return true
  if (type === 'null') return null
  if (type === 'number' || type === 'integer') return sampleNumber(schema)
  if (type === 'array') return Array.from({ length: Number(schema.minItems ?? 0) }, () => sample(schema.items, root))
  if (type === 'string') return BY_FORMAT[String(schema.format)] ?? 'text'.padEnd(Number(schema.minLength ?? 0), ' text')
  return type === 'object' || schema.properties ? members(schema, root) : null
}

function members(schema: Json, root: Json): Json {
  const described = isObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  return Object.fromEntries(required.map((name) => [name, sample(described[name], root)]))
}

type Member = { name: string; schema: Json }

/** Which member says yes or no, and with which value. */
function decide(properties: Member[], yes: boolean): Json | undefined {
  const flag = properties.find(({ schema }) => schema.type === 'boolean')
  if (flag) return { [flag.name]: yes }
  for (const { name, schema } of properties) {
    const options = Array.isArray(schema.enum) ? schema.enum : []
    const option: unknown = options.find((each) => (yes ? YES : NO).test(String(each)))
    if (option !== undefined) return { [name]: option }
  }
  return undefined
}

export type Wish = {
  /** Say yes or no; neither when undefined. */
  decision?: boolean
  /** Put into the first text that is there for reasons. */
  reason?: string
  /** Wins over everything. */
  changes?: Json
}

/** What the question says of its answer. */
/** The part of a question that an answer is made from. */
export type Asked = {
  /** The headline. */
  task: string
  /** JSON Schema. */
  responseSchema: Record<string, unknown>
  /** What the agent proposed. */
  initialResponse: Record<string, unknown> | null
}

/**
 * An answer as a person gives it who does the least: what the agent proposed, the decision, and something that fits where a member is
 * required.
 *
 * @throws {Error} It is not clear how to say yes or no to this question.
 */
export function sampleAnswer({ task, responseSchema, initialResponse }: Asked, { decision, reason, changes = {} }: Wish): Json {
  const root = responseSchema
  const schema = resolved(root, root)
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, each]) => ({
    name,
    schema: resolved(each, root),
  }))
  const decided = decision === undefined ? {} : decide(properties, decision)
  if (!decided && Object.keys(changes).length === 0)
    throw new Error(
      `How to say ${decision ? 'yes' : 'no'} to "${task}"? No member of its answer is a yes or a no: give it, as answer({ … }).`,
    )
  const texts = properties.filter((each) => [each.schema.type].flat().includes('string') && !each.schema.enum)
  const place = texts.find(({ name }) => REASON.test(name)) ?? texts[0]
  const said = reason !== undefined && place ? { [place.name]: reason } : {}
  return { ...members(schema, root), ...initialResponse, ...decided, ...said, ...changes }
}

/** @throws {Error} The answer does not fit, so that nobody could give it. */
export function assertGivable({ task, responseSchema }: Asked, response: Json): void {
  const problems = judgeSchema(responseSchema, response)
  if (problems.length === 0) return
  const words = problems.map(({ path, message }) => `${path || '/'} ${message}`).join(' ')
  throw new Error(
    `The scripted answer to "${task}" does not fit its response schema: ${words} The server would refuse it; to test that, use invalid().`,
  )
}
