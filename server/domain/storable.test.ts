import { expect, test } from 'vitest'
import { whyNotStorable } from './storable.ts'

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

test.each([[null], [1], ['ä 👍 日本'], [{ a: ['b', { c: null }] }], [nested(200)]])('%j can be stored', (value) => {
  expect(whyNotStorable(value)).toBeNull()
})

test.each([['a\0'], ['half \ud83d'], [{ a: ['\0'] }], [{ '\udc4d': 1 }]])('%j has a character that cannot', (value) => {
  expect(whyNotStorable(value)).toMatch(/^contains a character/)
})

test.each([201, 100_000])('%i levels are too deep, and counting them does no harm', (levels) => {
  expect(whyNotStorable(nested(levels))).toBe('is nested more than 200 levels deep')
})
