import { expect, test } from 'vitest'
import { Slots } from './slots.ts'

const times = (n: number, host: string) => Array.from({ length: n }, () => host)

/** A look that finds so many of each host as it has room for. */
function look(slots: Slots, waiting: Record<string, number>): Record<string, number> {
  const room = slots.room()
  const found = Object.entries(waiting).flatMap(([host, n]) => times(Math.min(n, room.left.get(host) ?? room.slots), host))
  const taken = found.slice(0, room.limit)
  slots.take(room, taken)
  return Object.fromEntries(Object.keys(waiting).map((host) => [host, taken.filter((each) => each === host).length]))
}

test('a host gets eight, and another look as soon as one of them ends while there may be more', () => {
  const slots = new Slots()
  expect(look(slots, { a: 100, b: 3 })).toEqual({ a: 8, b: 3 })
  expect(look(slots, { a: 92 })).toEqual({ a: 0 })
  expect(slots.free('b', true)).toBe(false)
  expect(slots.free('a', true)).toBe(true)
  expect(look(slots, { a: 92, b: 0 })).toEqual({ a: 1, b: 0 })
  for (let n = 0; n < 8; n++) expect(slots.free('a', true)).toBe(true)
  expect(look(slots, { a: 4 })).toEqual({ a: 4 })
  expect(slots.free('a', true)).toBe(false)
})

test('what came while a host was full is not forgotten', () => {
  const slots = new Slots()
  expect(look(slots, { a: 7 })).toEqual({ a: 7 })
  expect(look(slots, { a: 1 })).toEqual({ a: 1 })
  expect(look(slots, { a: 5 })).toEqual({ a: 0 })
  expect(slots.free('a', true)).toBe(true)
})

test('a host that said nothing gets one, until it says something', () => {
  const slots = new Slots()
  look(slots, { a: 100 })
  for (let n = 0; n < 8; n++) slots.free('a', false)
  expect(look(slots, { a: 92 })).toEqual({ a: 1 })
  slots.free('a', false)
  expect(look(slots, { a: 91 })).toEqual({ a: 1 })
  slots.free('a', true)
  expect(look(slots, { a: 90 })).toEqual({ a: 8 })
})

test('all together get 128, and whoever ends then makes room for anybody', () => {
  const slots = new Slots()
  const waiting = Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`h${n}`, 8]))
  expect(Object.values(look(slots, waiting)).reduce((sum, n) => sum + n)).toBe(128)
  expect(slots.room().limit).toBe(0)
  expect(slots.free('h0', true)).toBe(true)
  expect(slots.room().limit).toBe(1)
})
