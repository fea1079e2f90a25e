import { expect, test } from 'vitest'
import type { PoolResponse } from '#contract/pools.ts'
import { changesOf, draftOf, problemsOf, targetOf, toSend } from './pool-draft.ts'

const POOL: PoolResponse = {
  id: 'p',
  name: 'Refunds',
  strategy: 'named_order',
  time_zone: 'Europe/Vienna',
  hours: [{ days: [1, 2], from: '09:00', to: '24:00' }],
  holidays: ['2026-12-25'],
  claim_expires_after: 3_600,
  remind_after: 5_400,
  remind_every: null,
  escalate_after: 172_800,
  escalate_to: { pool: 'Leads' },
  member_count: 1,
  open_tasks: 0,
  created_at: '2026-12-01T12:00:00Z',
  updated_at: '2026-12-01T12:00:00Z',
  members: [{ user_id: 'u', display_name: 'Ann', email: null, active: true }],
}

test('what the form is given and leaves alone it sends back', () => {
  const { id: _, member_count: __, open_tasks: ___, created_at: ____, updated_at: _____, members: ______, ...settings } = POOL
  expect(toSend(draftOf(POOL), null)).toEqual({ ...settings, members: ['u'] })
})

test('an escalation that is no single choice stays as it is', () => {
  const both = { role: 'lead', access_level: 'L2' }
  expect(targetOf(both)).toEqual({ kind: 'kept', name: '' })
  expect(toSend(draftOf({ ...POOL, escalate_to: both }), both)).toMatchObject({ escalate_to: both })
  expect(targetOf({ emails: ['a@example.com'] }).kind).toBe('kept')
  expect(targetOf(null)).toEqual({ kind: 'nobody', name: '' })
  expect(targetOf({ email: 'A@example.com' }, [{ id: 'u', name: 'Ann', email: 'a@example.com' }])).toEqual({ kind: 'user_id', name: 'u' })
})

test('what cannot be is said before it is sent', () => {
  const draft = draftOf(POOL)
  const never = { amount: '', unit: 'hours' } as const
  const opening = { key: 'k', days: [1], from: '09:00', to: '17:00' }
  expect(problemsOf(draft)).toEqual({})
  const wrong = (patch: Partial<typeof draft>) => Object.keys(problemsOf({ ...draft, ...patch }))
  expect(wrong({ name: ' ' })).toEqual(['name'])
  expect(wrong({ claim_expires_after: { amount: 'soon', unit: 'hours' } })).toEqual(['claim_expires_after'])
  expect(wrong({ claim_expires_after: { amount: '31', unit: 'days' } })).toEqual(['claim_expires_after'])
  expect(wrong({ remind_after: never, remind_every: { amount: '1', unit: 'hours' } })).toEqual(['remind_after'])
  expect(wrong({ escalate_to: { kind: 'nobody', name: '' } })).toEqual(['escalate_to'])
  expect(wrong({ escalate_to: { kind: 'kept', name: '' } })).toEqual([])
  expect(wrong({ escalate_to: { kind: 'role', name: '' } })).toEqual(['escalate_to'])
  expect(wrong({ escalate_after: never })).toEqual(['escalate_after'])
  for (const hours of [{ days: [] }, { from: '17:00' }, { to: '' }]) expect(wrong({ hours: [{ ...opening, ...hours }] })).toEqual(['hours'])
  expect(wrong({ hours: [{ ...opening, to: '00:00' }] })).toEqual([])
})

test('only what was changed is sent', () => {
  const draft = draftOf(POOL)
  expect(changesOf(draft, draftOf(POOL), null)).toEqual({})
  expect(changesOf(draft, { ...draft, members: ['u', 'v'], remind_after: { amount: '', unit: 'hours' } }, null)).toEqual({
    members: ['u', 'v'],
    remind_after: null,
  })
})
