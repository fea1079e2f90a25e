import { expect, it } from 'vitest'
import { backoff, isTransient, retryAfter } from './backoff.ts'

it('doubles up to 15 seconds, and takes anything between that and nothing', () => {
  const most = [1, 2, 3, 4, 5, 6, 2000].map((failures) => backoff(failures, { random: () => 1 }))
  expect(most).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000])
  expect(backoff(9, { random: () => 0 })).toBe(0)
})

it.each([408, 429, 500, 502, 503, 504])('%s passes', (status) => expect(isTransient(status)).toBe(true))
it.each([200, 301, 400, 401, 404, 409, 413, 422])('%s would come again', (status) => expect(isTransient(status)).toBe(false))

const now = Date.parse('2026-01-02T03:04:05Z')
it.each([
  ['3', 3000],
  ['0', 0],
  ['-5', 0],
  ['86400', 300_000],
  ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
  ['Fri, 02 Jan 2026 03:00:00 GMT', 0],
  ['soon', 0],
  [null, 0],
])('Retry-After: %s is %s ms', (header, ms) => expect(retryAfter(header, now)).toBe(ms))
