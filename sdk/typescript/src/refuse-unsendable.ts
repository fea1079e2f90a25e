import { type InputField, SchemaValidationError } from './errors/input-errors.ts'

/** Levels. No evidence is deeper; a value that contains itself is. */
const MAX_DEPTH = 200

const isBytes = (value: unknown) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)

/** What `JSON.stringify` drops, empties or turns into null without a word, or fails on; and what to do. */
const UNSENDABLE: readonly [(value: unknown) => boolean, (value: unknown) => string][] = [
  [
    (value) => typeof value === 'number' && !Number.isFinite(value),
    (value) => `${value} is no number of JSON. Send null, or a text that says what it means.`,
  ],
  [
    (value) => typeof value === 'string' && /\p{Surrogate}/u.test(value),
    () => 'the text holds half of a surrogate pair, which is no Unicode.',
  ],
  [(value) => typeof value === 'bigint', () => 'a BigInt has no JSON. Send a number, or text.'],
  [(value) => typeof value === 'function' || typeof value === 'symbol', (value) => `a ${typeof value} has no JSON. Leave it out.`],
  [isBytes, () => 'bytes have no JSON. Send text, e.g. base64, or a link.'],
  [(value) => value instanceof Promise, () => 'a Promise has no JSON. Await it.'],
  [(value) => value instanceof Date && Number.isNaN(value.getTime()), () => 'the date is invalid, and has no JSON.'],
  [
    (value) => value instanceof Map || value instanceof Set || value instanceof RegExp || value instanceof Error,
    (value) => `a ${(value as object).constructor.name} has no JSON. Send an object, an array, a number or text.`,
  ],
]

type Place = { field: InputField; path: string; depth: number }

function refuse({ field, path }: Place, problem: string): never {
  throw new SchemaValidationError(field, path ? `${path}: ${problem}` : problem)
}

const hasOwnJson = (value: object): value is { toJSON: () => unknown } => 'toJSON' in value && typeof value.toJSON === 'function'

/**
 * Lets pass what JSON can say; dates, and whatever else brings a `toJSON`, are what that gives. A person would otherwise decide on less
 * than the agent meant to show.
 * @throws {SchemaValidationError} Something in it has no JSON. The text says where it is and what to do.
 */
export function refuseUnsendable(value: unknown, field: InputField): void {
  check(value, { field, path: '', depth: 0 })
}

function check(value: unknown, place: Place): void {
  const { path, depth } = place
  const found = UNSENDABLE.find(([is]) => is(value))
  if (found) refuse(place, found[1](value))
  if (depth > MAX_DEPTH) refuse(place, `it is nested deeper than ${MAX_DEPTH} levels; does it contain itself?`)
  if (typeof value !== 'object' || value === null) return
  const inside = { ...place, depth: depth + 1 }
  if (hasOwnJson(value)) return check(value.toJSON(), inside)
  if (Array.isArray(value)) return value.forEach((item, index) => check(item, { ...inside, path: `${path}[${index}]` }))
  for (const [key, member] of Object.entries(value)) {
    check(key, { ...inside, path: `the key ${JSON.stringify(key)}` })
    check(member, { ...inside, path: path ? `${path}.${key}` : key })
  }
}
