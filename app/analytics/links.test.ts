import { expect, test } from 'vitest'
import { linkTo } from './links.ts'

const DAYS = { from: '2026-11-01', to: '2026-11-30' }

test('a number leads to its tasks', () => {
  expect(linkTo({ ...DAYS, person: 'u1' }, 'ended')).toBe('/?tab=any&counted=ended&by_person=u1&from=2026-11-01&to=2026-11-30')
  expect(linkTo({ ...DAYS, kind: 'Refund #?' }, null)).toBe('/?tab=any&by_kind=Refund+%23%3F&from=2026-11-01&to=2026-11-30')
})

test.each([{ agent: 'k1' }, { pool: 'none' }, { person: 'gone@example.com' }])('also for %j', (place) => {
  const [[key, value] = []] = Object.entries(place)
  expect(new URL(linkTo({ ...DAYS, ...place }, 'missed'), 'http://x').searchParams.get(`by_${key}`)).toBe(value)
})
