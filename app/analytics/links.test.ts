import { expect, test } from 'vitest'
import { linkTo } from './links.ts'

const DAYS = { from: '2026-11-01', to: '2026-11-30' }

test('a number leads to its tasks', () => {
  expect(linkTo({ ...DAYS, person: 'u1' }, 'ended')).toBe('/?tab=done&from=2026-11-01&to=2026-11-30&person=u1')
  expect(linkTo({ ...DAYS, kind: 'Refund #?' }, 'open')).toContain('tab=all')
  expect(linkTo(DAYS, 'defaulted')).toMatch(/status=completed.*channel=on_timeout/)
})

test.each([{ agent: 'k1' }, { pool: 'none' }, { person: 'gone@example.com' }])('the inbox has no words for %j', (place) => {
  expect(linkTo({ ...DAYS, ...place }, 'completed')).toBeNull()
})
