import { expect, test } from 'vitest'
import { editsOf, NOBODY, toSend } from './person-draft.ts'

test('only what was changed is sent, and an order of names is no change', () => {
  const before = { ...NOBODY, email: 'ann@example.com', roles: ['a', 'b'] }
  expect(editsOf(before, { ...before, roles: ['b', 'a'] })).toEqual({})
  const edits = editsOf(before, { ...before, display_name: 'Ann', roles: ['b'], is_operator: true })
  expect(toSend(edits)).toEqual({ display_name: 'Ann', roles: ['b'], is_operator: true })
})
