import { expect, test } from 'vitest'
import { durationOf, durationWords, secondsOf } from './duration.ts'

test.each([
  [null, '', 'hours'],
  [60, '1', 'minutes'],
  [5_400, '90', 'minutes'],
  [7_200, '2', 'hours'],
  [172_800, '2', 'days'],
  [90, '1.5', 'minutes'],
] as const)('%s seconds are %s %s, and back', (seconds, amount, unit) => {
  expect(durationOf(seconds)).toEqual({ amount, unit })
  expect(secondsOf({ amount, unit })).toBe(seconds)
})

test('one of a unit is singular', () => {
  expect([durationWords(3_600), durationWords(5_400)]).toEqual(['1 hour', '90 minutes'])
})
