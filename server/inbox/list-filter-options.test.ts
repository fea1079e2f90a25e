import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { ask, someone } from '#server/tasks/test-tasks.ts'
import { listFilterOptions } from './list-filter-options.ts'

await useTestDatabase()

const olga = await someone('operator', { pools: ['refunds', 'wires'], roles: ['lead'] })
const rita = await someone('reviewer', { pools: ['refunds'] })
for (const order of [1, 2, 3]) await ask({ task: `Refund order ${order}?`, assign_to: { pool: 'refunds' } })
for (const order of [1, 2]) await ask({ task: `Wire ${order}?`, assign_to: { pool: 'wires' } })
await ask({ task: 'Once?', assign_to: { pool: 'refunds' } })

const CHANNELS = ['dashboard', 'slack', 'email', 'api', 'embed', 'on_timeout']

test('operators choose from everything', async () => {
  expect(await listFilterOptions(olga)).toEqual({
    pools: ['refunds', 'wires'],
    roles: ['lead'],
    people: expect.arrayContaining([olga, rita].map(({ person }) => ({ id: person.id, name: person.displayName }))),
    others: expect.arrayContaining(['refunds', 'wires'].map((name) => ({ id: expect.any(String), name }))),
    channels: CHANNELS,
    kinds: [
      { kind: 'Refund order #?', count: 3 },
      { kind: 'Wire #?', count: 2 },
    ],
  })
})

test('reviewers from what is theirs, and from nobody’s names', async () => {
  const refunds = [{ kind: 'Refund order #?', count: 3 }]
  expect(await listFilterOptions(rita)).toEqual({
    pools: ['refunds'],
    roles: [],
    people: [],
    others: [],
    channels: CHANNELS,
    kinds: refunds,
  })
})
