import { secondsOf } from './durations.ts'
import { type Columns, type Dimension, DIMENSIONS, type Names, NO_CODE, type Outcome, OUTCOMES, perDimension } from './facts.ts'

/** Seconds that half of all took at most, and that nine in ten did. */
type Quantiles = { median: number; p90: number }

export type Measures = Record<Outcome, number> & {
  tasks: number
  /** From asked to first claimed, and to answered by a person. Null where it happened to none. */
  claim: Quantiles | null
  decide: Quantiles | null
}

/** Only tasks whose value is this; null is having none. */
export type Filters = Partial<Record<Dimension, string | null>>

/** The tasks that count, by column. `day` is the place among the days; groups are places in `names`. */
type Selected = {
  count: number
  day: Uint16Array
  outcome: Uint8Array
  claimCode: Uint16Array
  completeCode: Uint16Array
  /** Codes up to the largest that there is. */
  width: number
  group: Record<Dimension, Uint32Array>
  names: Names
}

// The loops of this file run for every task of the range, seven times: nothing in them is made anew, or taken apart by pattern.

/** The day of a time. `days` are their beginnings and, last, the end. */
function dayOf(at: number, days: readonly number[]): number {
  let [low, high] = [0, days.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at >= (days[middle] as number)) low = middle
    else high = middle
  }
  return low
}

/** Each part has its own places for names; here they become places in one list. */
function placing() {
  const names: Names = perDimension(() => [])
  const known = perDimension(() => new Map<string | null, number>())
  const placesOf = (part: Columns, dimension: Dimension): Uint32Array => {
    const own = part.names[dimension]
    const all = names[dimension]
    const places = known[dimension]
    const to = new Uint32Array(own.length)
    for (let index = 0; index < own.length; index++) {
      const name = own[index] as string | null
      let place = places.get(name)
      if (place === undefined) places.set(name, (place = all.push(name) - 1))
      to[index] = place
    }
    return to
  }
  return { names, placesOf }
}

type Question = { parts: readonly Columns[]; days: readonly number[]; filters: Filters }
type Picked = { indexes: Uint32Array; count: number }

/** Takes out those that do not have the value that is wanted. */
function keepOnly({ indexes, count }: Picked, column: Columns['places'][Dimension], place: number): Picked {
  let kept = 0
  for (let at = 0; at < count; at++) {
    const index = indexes[at] as number
    if (column[index] === place) indexes[kept++] = index
  }
  return { indexes, count: kept }
}

/** Which tasks of a part count. */
function pick(part: Columns, { days, filters }: Question): Picked {
  const { createdAt, start, count: tasks } = part
  const from = (days[0] as number) - start
  const to = (days.at(-1) as number) - start
  const indexes = new Uint32Array(tasks)
  let count = 0
  for (let index = 0; index < tasks; index++) {
    const at = createdAt[index] as number
    if (at >= from && at < to) indexes[count++] = index
  }
  let picked: Picked = { indexes, count }
  for (const dimension of DIMENSIONS) {
    if (dimension in filters) picked = keepOnly(picked, part.places[dimension], part.names[dimension].indexOf(filters[dimension] ?? null))
  }
  return picked
}

function gather(
  to: Uint8Array | Uint16Array,
  from: Uint8Array | Uint16Array,
  { picked, offset }: { picked: Picked; offset: number },
): void {
  const { indexes, count } = picked
  if (count === from.length) to.set(from, offset)
  else for (let at = 0; at < count; at++) to[offset + at] = from[indexes[at] as number] as number
}

function longestOf(codes: Uint16Array, count: number): number {
  let longest = 0
  for (let index = 0; index < count; index++) {
    const code = codes[index] as number
    if (code !== NO_CODE && code > longest) longest = code
  }
  return longest
}

function placeDays(into: Uint16Array, { part, picked, days }: { part: Columns; picked: Picked; days: readonly number[] }): void {
  const { createdAt, start } = part
  const { indexes, count } = picked
  let day = 0
  for (let at = 0; at < count; at++) {
    const asked = start + (createdAt[indexes[at] as number] as number)
    // Neighbours are mostly of one day.
    if (asked < (days[day] as number) || asked >= (days[day + 1] as number)) day = dayOf(asked, days)
    into[at] = day
  }
}

type Room = Pick<Selected, 'day' | 'outcome' | 'claimCode' | 'completeCode' | 'group'>

function makeRoom(tasks: number): Room {
  const codes = () => new Uint16Array(tasks)
  const outcome = new Uint8Array(tasks)
  return { day: codes(), outcome, claimCode: codes(), completeCode: codes(), group: perDimension(() => new Uint32Array(tasks)) }
}

/** Tasks for which the room is kept from one question to the next, at 27 bytes each: to ask for it anew every time is a fifth of the work. */
const KEPT_ROOM = 500_000

let kept: Room = makeRoom(0)

/** Used up before anybody else's turn: nothing in this file waits. */
function roomFor(tasks: number): Room {
  if (kept.outcome.length >= tasks) return kept
  const room = makeRoom(tasks)
  if (tasks <= KEPT_ROOM) kept = room
  return room
}

function select(question: Question): Selected {
  const { parts, days } = question
  const most = parts.reduce((sum, { count }) => sum + count, 0)
  const { day, outcome, claimCode, completeCode, group } = roomFor(most)
  const { names, placesOf } = placing()
  let offset = 0
  for (const part of parts) {
    const picked = pick(part, question)
    if (picked.count === 0) continue
    gather(outcome, part.outcome, { picked, offset })
    gather(claimCode, part.claimCode, { picked, offset })
    gather(completeCode, part.completeCode, { picked, offset })
    placeDays(day.subarray(offset), { part, picked, days })
    for (const dimension of DIMENSIONS) {
      const from = part.places[dimension]
      const to = group[dimension]
      const places = placesOf(part, dimension)
      for (let at = 0; at < picked.count; at++) to[offset + at] = places[from[picked.indexes[at] as number] as number] as number
    }
    offset += picked.count
  }
  const width = Math.max(longestOf(claimCode, offset), longestOf(completeCode, offset)) + 1
  return { count: offset, day, outcome, claimCode, completeCode, width, group, names }
}

/** Reads both off the counts. */
function quantilesOf(counts: Uint32Array): Quantiles | null {
  let total = 0
  for (let code = 0; code < counts.length; code++) total += counts[code] as number
  if (total === 0) return null
  // Whole numbers: 0.9 * 10 would be a little more than 9.
  const half = Math.ceil(total / 2)
  const most = Math.ceil((total * 9) / 10)
  let [median, code, passed] = [-1, 0, 0]
  for (; ; code++) {
    passed += counts[code] as number
    if (median < 0 && passed >= half) median = code
    if (passed >= most) return { median: secondsOf(median), p90: secondsOf(code) }
  }
}

/** How often each outcome and each duration was met, one row a slot. */
type Counts = { size: number; width: number; outcomes: Uint32Array; claims: Uint32Array; decisions: Uint32Array }

type Slots = { slots: Int32Array; size: number }

/** `slots` says which slot a group has; what has one below zero is not counted. */
function countBy(selected: Selected, groups: Uint16Array | Uint32Array, { slots, size }: Slots): Counts {
  const { count, outcome, claimCode, completeCode, width } = selected
  const kinds = OUTCOMES.length
  const outcomes = new Uint32Array(size * kinds)
  const claims = new Uint32Array(size * width)
  const decisions = new Uint32Array(size * width)
  for (let index = 0; index < count; index++) {
    const slot = slots[groups[index] as number] as number
    if (slot < 0) continue
    const ended = outcome[index] as number
    const claim = claimCode[index] as number
    const complete = completeCode[index] as number
    ;(outcomes[slot * kinds + ended] as number) += 1
    if (claim !== NO_CODE) (claims[slot * width + claim] as number) += 1
    // The first outcome is an answer that a person gave.
    if (ended === 0 && complete !== NO_CODE) (decisions[slot * width + complete] as number) += 1
  }
  return { size, width, outcomes, claims, decisions }
}

function measuresOf({ size, width, outcomes, claims, decisions }: Counts): Measures[] {
  const kinds = OUTCOMES.length
  return Array.from({ length: size }, (_, slot) => {
    const counts = outcomes.subarray(slot * kinds, (slot + 1) * kinds)
    const byOutcome = Object.fromEntries(OUTCOMES.map((name, index) => [name, counts[index]])) as Record<Outcome, number>
    const part = (of: Uint32Array) => quantilesOf(of.subarray(slot * width, (slot + 1) * width))
    return { tasks: counts.reduce((sum, each) => sum + each, 0), ...byOutcome, claim: part(claims), decide: part(decisions) }
  })
}

function summed(rows: Uint32Array, size: number): Uint32Array {
  const width = rows.length / size
  const sum = new Uint32Array(width)
  for (let index = 0, at = 0; index < rows.length; index++, at = at + 1 === width ? 0 : at + 1) (sum[at] as number) += rows[index] as number
  return sum
}

/** All slots as one. */
function totalOf({ size, width, outcomes, claims, decisions }: Counts): Counts {
  return { size: 1, width, outcomes: summed(outcomes, size), claims: summed(claims, size), decisions: summed(decisions, size) }
}

type Group = Measures & { name: string | null }
type Groups = { rows: Group[]; more: number }

/** Those that have tasks; when there are more than `most` names, the `most` with most tasks have slots. */
function slotsFor(groups: Uint32Array, { tasks, names, most }: { tasks: number; names: number; most: number }): Slots & { groups: number } {
  if (names <= most) return { slots: Int32Array.from({ length: names }, (_, place) => place), size: names, groups: names }
  const counts = new Uint32Array(names)
  for (let index = 0; index < tasks; index++) (counts[groups[index] as number] as number) += 1
  const met = [...counts.keys()].filter((place) => (counts[place] as number) > 0)
  const largest = met.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b).slice(0, most)
  const slots = new Int32Array(names).fill(-1)
  for (const [slot, place] of largest.entries()) slots[place] = slot
  return { slots, size: largest.length, groups: met.length }
}

/** The groups with most tasks, and how many there are beyond. */
function largestGroups(selected: Selected, dimension: Dimension, most: number): Groups {
  const names = selected.names[dimension]
  const places = selected.group[dimension]
  const { slots, size, groups } = slotsFor(places, { tasks: selected.count, names: names.length, most })
  const nameOf: (string | null)[] = []
  for (const [place, slot] of slots.entries()) if (slot >= 0) nameOf[slot] = names[place] ?? null
  const measures = measuresOf(countBy(selected, places, { slots, size }))
  const rows = measures.map((each, slot) => ({ name: nameOf[slot] ?? null, ...each })).filter(({ tasks }) => tasks > 0)
  rows.sort((a, b) => b.tasks - a.tasks || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
  return { rows, more: Math.max(0, groups - most) }
}

export type Tally = { total: Measures; byDay: Measures[]; by: Record<Dimension, Groups> }

/** Counts everything at once. `days` are the beginnings of the days and, last, the end of the last; `most` groups of a dimension at most. */
export function tally(question: Question, most: number): Tally {
  const selected = select(question)
  const size = question.days.length - 1
  const days = countBy(selected, selected.day, { slots: Int32Array.from({ length: size }, (_, day) => day), size })
  const by = perDimension((dimension) => largestGroups(selected, dimension, most))
  return { total: measuresOf(totalOf(days))[0] as Measures, byDay: measuresOf(days), by }
}
