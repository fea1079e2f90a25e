import { expect, test } from 'vitest'
import { extensionTo } from './extension.ts'

const now = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000
const DAY = 24 * HOUR

test('seconds from now, rounded up, so that it never ends before the present deadline', () => {
  expect(extensionTo(now + HOUR + 1, { deadline: now + HOUR, now })).toEqual({ seconds: 3_601, why: null })
})

test('a deadline that is passing gives a minute at least', () => {
  expect(extensionTo(now + 1_000, { deadline: now - 1_000, now })).toEqual({ seconds: 60, why: null })
})

test('says why not', () => {
  expect(extensionTo(Number.NaN, { deadline: now, now }).why).toBe('Enter a date and a time.')
  expect(extensionTo(now + HOUR, { deadline: now + HOUR, now }).why).toBe('Choose a time after the present deadline.')
  expect(extensionTo(now + 30 * DAY + 1, { deadline: now + HOUR, now }).why).toBe('At most 30 days from now.')
  expect(extensionTo(now + 30 * DAY, { deadline: now + HOUR, now }).seconds).toBe(2_592_000)
})
