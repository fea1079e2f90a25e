import { expect, test } from 'vitest'
import { queryOf } from './audit-filter.ts'

const day = (text: string) => new Date(`${text}T00:00`).toISOString()

test('days become the range from the first midnight to the one after the last', () => {
  expect(queryOf({ from: '2026-11-01', to: '2026-11-30' })).toMatchObject({ from: day('2026-11-01'), to: day('2026-12-01') })
})

test('what the server does not know filters nothing', () => {
  expect(queryOf({ subject: 'cat', actor_type: 'robot', from: 'yesterday', to: '2026-13-45' })).toEqual({})
})

test('the rest goes as it is', () => {
  const given = {
    id: 'x',
    action: 'completed',
    actor: 'ann@example.com',
    assignee: 'bob',
    channel: 'slack',
    subject: 'task',
    actor_type: 'human',
  }
  expect(queryOf(given)).toEqual(given)
})
