import { expect, test } from 'vitest'
import { awayText } from './away.ts'

const NOW = Date.parse('2026-12-01T12:00:00Z')

test.each([
  [null, null, null],
  [null, '2026-11-30T12:00:00Z', null],
  [null, '2026-12-05T12:00:00Z', 'Away until Dec 5, 2026'],
  ['2026-12-01T09:00:00Z', '2026-12-05T12:00:00Z', 'Away until Dec 5, 2026'],
  ['2026-12-03T12:00:00Z', '2026-12-05T12:00:00Z', 'Away from Dec 3, 2026'],
])('away from %s until %s reads %s', (away_from, away_until, text) => {
  expect(awayText({ away_from, away_until }, NOW)).toBe(text)
})
