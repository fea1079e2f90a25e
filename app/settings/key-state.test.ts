import { expect, test } from 'vitest'
import { expiryOf, groupsOf, keyState, LIFETIMES } from './key-state.ts'

const NOW = Date.parse('2026-11-26T12:00:00Z')

test.each([
  [{ revoked_at: null, expires_at: null }, 'active'],
  [{ revoked_at: null, expires_at: '2026-11-26T12:00:01Z' }, 'active'],
  [{ revoked_at: null, expires_at: '2026-11-26T12:00:00Z' }, 'expired'],
  [{ revoked_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-02T00:00:00Z' }, 'revoked'],
] as const)('%j is %s', (key, state) => expect(keyState(key, NOW)).toBe(state))

test('every lifetime is a time to come, or never', () => {
  for (const { value } of LIFETIMES) {
    const expiry = expiryOf(value, NOW)
    if (value === 'never') expect(expiry).toBeNull()
    else expect(Date.parse(expiry ?? '')).toBe(NOW + Number(value) * 86_400_000)
  }
})

test('scopes are grouped by what they are about', () => {
  expect(groupsOf([{ scope: 'tasks:read' }, { scope: 'people:read' }, { scope: 'tasks:write' }])).toEqual([
    { noun: 'tasks', scopes: [{ scope: 'tasks:read' }, { scope: 'tasks:write' }] },
    { noun: 'people', scopes: [{ scope: 'people:read' }] },
  ])
})
