import { expect, test } from 'vitest'
import { waitText } from './wait-text.ts'

test.each([
  [1, 'in 1 second'],
  [42.2, 'in 43 seconds'],
  [60, 'in 1 minute'],
  [61, 'in 2 minutes'],
  [null, 'in a few minutes'],
])('%s s → %s', (seconds, text) => {
  expect(waitText(seconds)).toBe(text)
})
