import { expect, test } from 'vitest'
import { actorText, differencesOf, SUBJECTS } from './record-words.ts'

const NOBODY = { actor_name: null, actor_email: null, actor_user_id: null, extra_data: null }

test.each([
  [{ ...NOBODY, actor_type: 'system' }, 'awaithumans'],
  [{ ...NOBODY, actor_type: 'agent' }, 'Admin token'],
  [{ ...NOBODY, actor_type: 'agent', extra_data: { api_key_name: 'billing' } }, 'Key “billing”'],
  [{ ...NOBODY, actor_type: 'human', actor_name: 'Ann', actor_email: 'a@example.com' }, 'Ann'],
  [{ ...NOBODY, actor_type: 'human', actor_email: 'a@example.com' }, 'a@example.com'],
  [{ ...NOBODY, actor_type: 'human' }, 'Somebody'],
] as const)('%j is told as %s', (record, words) => expect(actorText(record)).toBe(words))

test('differences are told field by field, also where one side has none', () => {
  expect(differencesOf({ before: { status: 'created' }, after: { status: 'cancelled' } })).toEqual([
    { field: 'Status', before: 'created', after: 'cancelled' },
  ])
  expect(differencesOf({ before: null, after: { scopes: ['tasks:read'], expires_at: null } })).toEqual([
    { field: 'Scopes', before: '–', after: '["tasks:read"]' },
    { field: 'Expires at', before: '–', after: '–' },
  ])
})

test('a moment is told as elsewhere, and what only looks like one as it is', () => {
  const [moment, id] = differencesOf({ before: null, after: { away_from: '2026-11-24T08:27:30.780000Z', id: '2026-11-24T08' } })
  expect(moment?.after).toMatch(/^Tue, Nov 24, 2026, \d\d:\d\d/)
  expect(id?.after).toBe('2026-11-24T08')
})

test('what was done to many at once leads to the list', () => {
  expect(SUBJECTS.delivery.href('*')).toBe('/settings/deliveries')
  expect(SUBJECTS.delivery.href('d1')).toBe('/settings/deliveries?delivery=d1')
})
