import { beforeEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { getTask } from '#server/tasks/get-task.ts'
import { AGENT, ask, count, makeDue, someone } from '#server/tasks/test-tasks.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { deliveryOf, useDeliveries } from '#server/webhooks/test-deliveries.ts'
import { startReceiver } from '#server/webhooks/test-receiver.ts'
import { drainOnce } from './drain.ts'

await useDeliveries()
beforeEach(() => pool().query('TRUNCATE job_outbox, graphile_worker._private_jobs, tasks CASCADE'))

/** Milliseconds: enough for everything here. */
const AMPLE = 20_000

test('one round does what is due: notices, deadlines, and what dead processes left', async () => {
  const { person } = await someone('operator')
  const ids = await Promise.all(Array.from({ length: 10 }, () => ask({ assign_to: { user_id: person.id } })))
  const due = await ask()
  await makeDue(due)
  expect(await drainOnce(AMPLE)).toEqual({ jobs: 10, deadlines: 1, clocks: 0, deliveries: 0, done: true })
  const states = await Promise.all([...ids, due].map(async (id) => (await getTask(AGENT, id)).status))
  expect(states).toEqual([...ids.map(() => 'assigned'), 'timed_out'])
  expect(await count('graphile_worker.jobs')).toBe(0)
  expect(await count('processes')).toBe(0)
  expect(await drainOnce(AMPLE)).toEqual({ jobs: 0, deadlines: 0, clocks: 0, deliveries: 0, done: true })
})

test('rounds that overlap share the work, each of it done once', async () => {
  const { person } = await someone('operator')
  const ids = await Promise.all(Array.from({ length: 30 }, () => ask({ assign_to: { user_id: person.id } })))
  const rounds = await Promise.all([drainOnce(AMPLE), drainOnce(AMPLE), drainOnce(AMPLE)])
  expect(rounds.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(30)
  expect(await count(`events WHERE action = 'assigned' AND task_id = ANY($1)`, [ids])).toBe(30)
})

test('what does not fit into the time is left, unlocked, for the next round', async () => {
  const { person } = await someone('operator')
  await Promise.all(Array.from({ length: 100 }, () => ask({ assign_to: { user_id: person.id } })))
  expect(await drainOnce(0)).toEqual({ jobs: 0, deadlines: 0, clocks: 0, deliveries: 0, done: false })
  const { jobs } = await drainOnce(100)
  expect(jobs).toBeLessThan(100)
  expect(await count('graphile_worker.jobs WHERE locked_at IS NOT NULL')).toBe(0)
  expect(await drainOnce(AMPLE)).toMatchObject({ jobs: 100 - jobs, done: true })
})

test('a round sends the webhooks that are due, and what ends within it', async () => {
  await using receiver = await startReceiver()
  const [cancelled, due] = [await ask({ callback_url: receiver.url }), await ask({ callback_url: receiver.url })]
  await cancelTask(AGENT, cancelled)
  await makeDue(due)
  expect(await drainOnce(AMPLE)).toEqual({ jobs: 0, deadlines: 1, clocks: 0, deliveries: 2, done: true })
  expect(receiver.received).toHaveLength(2)
  expect([(await deliveryOf(cancelled)).status, (await deliveryOf(due)).status]).toEqual(['succeeded', 'succeeded'])
})
