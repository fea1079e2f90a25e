import { describe, expect, test } from 'vitest'
import { dateText, durationTicks, secondsText, shareText } from './in-words.ts'

describe('the marks of an axis of durations', () => {
  test.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [100, [0, 30, 60, 90, 120]],
    [9_000, [0, 3_600, 7_200, 10_800]],
    [20_000, [0, 7_200, 14_400, 21_600]],
    [100 * 86_400, [0, 25, 50, 75, 100].map((days) => days * 86_400)],
  ])('up to %i s', (longest, marks) => {
    expect(durationTicks(longest)).toEqual(marks)
  })
})

test('what is not there is a dash, and small shares keep a digit', () => {
  expect([secondsText(null), secondsText(5_400), shareText(null), shareText(0), shareText(0.034), shareText(0.42)]).toEqual([
    '–',
    '1h 30m',
    '–',
    '0%',
    '3.4%',
    '42%',
  ])
})

test('a day is that day, wherever the reader is', () => {
  expect([dateText('2026-03-01'), dateText('2026-03-01', { year: true })]).toEqual(['Mar 1', 'Mar 1, 2026'])
})
