import { expect, test } from 'vitest'
import { needsOf } from './use-needs.ts'

test('nothing is needed until it is known, and when all is well', () => {
  expect(needsOf(undefined)).toEqual([])
  expect(needsOf({ deliveries: 0, jobs: 0, notifications: 0, unasked: 0 })).toEqual([])
})

test('what is needed, the worst first, in words', () => {
  const needs = needsOf({ deliveries: 1, jobs: 100, notifications: 0, unasked: 2 })
  expect(needs.map(({ says }) => says)).toEqual([
    '2 tasks that nobody is asked',
    '1 webhook given up this week',
    '99+ jobs that ran out of tries',
  ])
})
