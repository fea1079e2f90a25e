import { describe, expect, it } from 'vitest'
import { durationText, momentText, relativeText, urgencyOf } from '#app/ui/time-text.ts'

const NOW = new Date('2026-03-12T12:00:00').getTime()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('relativeText', () => {
  it.each([
    [-20_000, 'just now'],
    [20_000, 'now'],
    [-5 * MINUTE, '5m ago'],
    [-59 * MINUTE - 59_000, '59m ago'],
    [2 * HOUR, 'in 2h'],
    [-DAY, 'yesterday'],
    [-6 * DAY, '6d ago'],
    [-8 * DAY, 'Mar 4'],
    [-400 * DAY, 'Feb 5, 2025'],
  ])('%d ms away is "%s"', (away, text) => {
    expect(relativeText(NOW + away, NOW)).toBe(text)
  })
})

describe('durationText', () => {
  it.each([
    [-5, '0s'],
    [42_100, '43s'],
    [MINUTE, '1m'],
    [HOUR + 5 * MINUTE, '1h 5m'],
    [2 * HOUR, '2h'],
    [2 * DAY + 4 * HOUR + 3 * MINUTE, '2d 4h'],
  ])('%d ms is "%s"', (ms, text) => {
    expect(durationText(ms)).toBe(text)
  })
})

describe('momentText', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30).getTime()
  it.each([
    [at(26, 14), '14:30'],
    [at(27, 9), 'Fri 09:30'],
    [at(1, 9), 'Nov 1, 2026'],
  ])('%d is "%s" from Thursday noon', (moment, text) => {
    expect(momentText(moment, at(26, 12))).toBe(text)
  })
})

describe('urgencyOf', () => {
  it.each([
    ['a fresh hour', HOUR, HOUR, 'calm'],
    ['the last quarter', 15 * MINUTE, HOUR, 'soon'],
    ['the last tenth', 6 * MINUTE, HOUR, 'urgent'],
    ['three days before the end of a month', 3 * DAY, 30 * DAY, 'calm'],
    ['nothing left', 0, HOUR, 'expired'],
  ] as const)('%s', (...[, left, total, urgency]) => {
    expect(urgencyOf(left, total)).toBe(urgency)
  })
})
