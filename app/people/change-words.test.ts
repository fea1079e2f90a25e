import { expect, test } from 'vitest'
import { linesOf, wordOf } from './change-words.ts'

const change = (action: string, before: Record<string, unknown> | null, after: Record<string, unknown> | null) => ({
  id: '1',
  action,
  before,
  after,
  actor: 'Ann',
  created_at: '2026-12-01T12:00:00Z',
})
const name = (id: string) => (id === 'b' ? 'Ben' : id)

test('a change reads as what was and what is', () => {
  const changed = change(
    'updated',
    { roles: ['a'], is_operator: false, email: null },
    { roles: ['a', 'b'], is_operator: true, email: 'a@b' },
  )
  expect(linesOf(changed, name)).toEqual(['Roles: a → a, b', 'Operator: no → yes', 'Email: none → a@b'])
  expect(
    linesOf(change('availability_set', { substitute_id: null, away_from: null }, { substitute_id: 'b', away_from: null }), name),
  ).toEqual(['Stands in: none → Ben'])
})

test('what speaks for itself has no lines', () => {
  expect(linesOf(change('deactivated', { active: true }, { active: false }), name)).toEqual([])
  expect([wordOf(change('password_set', null, null)), wordOf(change('something_new', null, null))]).toEqual([
    'Set the password',
    'Something new',
  ])
})
