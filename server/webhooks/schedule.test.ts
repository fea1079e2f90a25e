import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DELAYS, delayAfter, MAX_RETRY_AFTER, parseRetryAfter } from './schedule.ts'

const middle = () => 0.5

describe('the next try', () => {
  test('follows the schedule, whose last step repeats', () => {
    const tries = [...DELAYS.keys(), 13, 50]
    expect(tries.map((index) => delayAfter(index + 1, null, middle))).toEqual([...DELAYS, 86_400, 86_400])
  })

  test('varies by a tenth, and is never sooner than the receiver asked, within a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.option(fc.integer({ min: 0, max: 10 ** 9 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, asked, random) => {
          const scheduled = delayAfter(failures, null, middle)
          const delay = delayAfter(failures, asked, () => random)
          expect(delay).toBeGreaterThanOrEqual(Math.max(scheduled * 0.899, Math.min(asked ?? 0, MAX_RETRY_AFTER)))
          expect(delay).toBeLessThanOrEqual(Math.max(scheduled * 1.101, MAX_RETRY_AFTER))
        },
      ),
    )
  })
})

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['Thu, 01 Jan 1970 00:01:40 GMT', 100],
  ['Wed, 31 Dec 1969 00:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  [undefined, null],
])('Retry-After %j is %j seconds', (header, seconds) => {
  expect(parseRetryAfter(header, 0)).toBe(seconds)
})
