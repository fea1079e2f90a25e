import { expect, it } from 'vitest'
import { fromLocal, toLocal } from './local-time.ts'

it('brings an instant to the clock of the reader and back', () => {
  expect(fromLocal(toLocal('2026-03-12T14:05:00Z') ?? '')).toBe('2026-03-12T14:05:00Z')
})

it.each([
  ['2026-03-12T14:05', '2026-03-12T14:05'],
  ['2026-03-12T14:05:30.123', '2026-03-12T14:05'],
  ['2026-03-12', undefined],
  ['nonsenseZ', undefined],
])('reads "%s" as %s', (value, local) => {
  expect(toLocal(value)).toBe(local)
})

it('has nothing to send for an empty input', () => {
  expect(fromLocal('')).toBeNull()
})
