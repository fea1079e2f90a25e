import { codeOf } from './durations.ts'

/** How a task ends, for statistics; `rejected` is one whose last answer its verifier refused. */
export const OUTCOMES = ['completed', 'defaulted', 'timed_out', 'cancelled', 'rejected', 'open'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What tasks are counted by. */
export const DIMENSIONS = ['pool', 'person', 'channel', 'agent', 'kind'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** One task, as far as statistics care. Times are milliseconds since 1970. */
export type Fact = Record<Dimension, string | null> & {
  id: string
  createdAt: number
  /** First claimed; null if never. */
  claimedAt: number | null
  completedAt: number | null
  outcome: Outcome
}

/** In the packed bytes, says that there is no such time. Durations up to a millisecond less, 49 days, can be packed. */
const NEVER = 0xffff_ffff

/** Says the same among codes of durations, of which there are a tenth as many. */
export const NO_CODE = 0xffff

type Numbers = Uint16Array | Uint32Array | Float64Array

/** Facts by column: a few dozen bytes a task instead of the hundreds of an object, and counted in a tenth of the time. */
export type Columns = {
  count: number
  /** What `createdAt` is counted from. */
  start: number
  createdAt: Numbers
  /** Milliseconds from asked to first claimed, and to completed; read the codes to see whether it ever was. */
  claimedAfter: Numbers
  completedAfter: Numbers
  /** {@link codeOf} those two, or {@link NO_CODE}. */
  claimCode: Uint16Array
  completeCode: Uint16Array
  outcome: Uint8Array
  /** Where the value stands in `names`; the first stands for none. */
  places: Record<Dimension, Numbers>
  names: Names
}

export type Names = Record<Dimension, (string | null)[]>

type Filled = Pick<Columns, 'createdAt' | 'claimedAfter' | 'completedAfter' | 'outcome' | 'places'>

export function perDimension<Value>(make: (dimension: Dimension, index: number) => Value): Record<Dimension, Value> {
  return Object.fromEntries(DIMENSIONS.map((dimension, index) => [dimension, make(dimension, index)])) as Record<Dimension, Value>
}

function codes(durations: Numbers): Uint16Array {
  const into = new Uint16Array(durations.length)
  for (let index = 0; index < durations.length; index++) {
    const ms = durations[index] as number
    into[index] = ms === NEVER ? NO_CODE : codeOf(ms)
  }
  return into
}

function withCodes(filled: Filled, rest: { start: number; names: Names }): Columns {
  const { claimedAfter, completedAfter, outcome } = filled
  return { ...filled, ...rest, claimCode: codes(claimedAfter), completeCode: codes(completedAfter), count: outcome.length }
}

function fill(facts: readonly Fact[], start: number, into: Filled): Columns {
  const names: Names = perDimension(() => [null])
  const known = perDimension(() => new Map<string | null, number>([[null, 0]]))
  const placeOf = (dimension: Dimension, value: string | null): number => {
    const place = known[dimension].get(value) ?? names[dimension].push(value) - 1
    known[dimension].set(value, place)
    return place
  }
  for (const [index, { createdAt, claimedAt, completedAt, outcome, ...values }] of facts.entries()) {
    into.createdAt[index] = createdAt - start
    into.claimedAfter[index] = claimedAt === null ? NEVER : claimedAt - createdAt
    into.completedAfter[index] = completedAt === null ? NEVER : completedAt - createdAt
    into.outcome[index] = OUTCOMES.indexOf(outcome)
    for (const dimension of DIMENSIONS) into.places[dimension][index] = placeOf(dimension, values[dimension])
  }
  return withCodes(into, { start, names })
}

/** Any facts, for counting. */
export function toColumns(facts: readonly Fact[]): Columns {
  const count = facts.length
  const times = () => new Float64Array(count)
  const outcome = new Uint8Array(count)
  const places = perDimension(() => new Uint32Array(count))
  return fill(facts, 0, { createdAt: times(), claimedAfter: times(), completedAfter: times(), outcome, places })
}

/** Bytes a task, packed: three times of 4, five places of 2, the outcome. */
const BYTES = 23

/** The columns over packed bytes: widest first, so that each is aligned. Little-endian, as is every machine that Node runs on. */
function over(buffer: ArrayBuffer): Filled {
  const count = buffer.byteLength / BYTES
  const times = (index: number) => new Uint32Array(buffer, index * 4 * count, count)
  const places = perDimension((_, index) => new Uint16Array(buffer, (12 + index * 2) * count, count))
  return {
    createdAt: times(0),
    claimedAfter: times(1),
    completedAfter: times(2),
    places,
    outcome: new Uint8Array(buffer, 22 * count, count),
  }
}

/** Names of one dimension that 16 bits can tell apart, beside none. */
const MOST_NAMES = 0xffff

export type Packed = { bytes: Buffer; names: Names; outcomes: Uint8Array; leftOut: string[] }

/**
 * Facts of one hour, which began at `start`, as bytes for the database. Those that do not fit, because they took longer than 49
 * days or the hour has too many names already, are left out and come back by id.
 */
export function pack(facts: readonly Fact[], start: number): Packed {
  const seen = perDimension(() => new Set<string | null>())
  const fits = (fact: Fact): boolean => {
    if ([fact.claimedAt, fact.completedAt].some((time) => time !== null && time - fact.createdAt >= NEVER)) return false
    if (DIMENSIONS.some((dimension) => seen[dimension].size >= MOST_NAMES && !seen[dimension].has(fact[dimension]))) return false
    for (const dimension of DIMENSIONS) seen[dimension].add(fact[dimension])
    return true
  }
  const fitting = facts.filter(fits)
  const buffer = new ArrayBuffer(BYTES * fitting.length)
  const { names, outcome: outcomes } = fill(fitting, start, over(buffer))
  const inside = new Set(fitting)
  return { bytes: Buffer.from(buffer), names, outcomes, leftOut: facts.flatMap((fact) => (inside.has(fact) ? [] : fact.id)) }
}

export function unpack(bytes: Buffer, rest: { start: number; names: Names }): Columns {
  // Copied: what the driver hands out may begin at any byte, and columns of words may not.
  return withCodes(over(new Uint8Array(bytes).buffer), rest)
}
