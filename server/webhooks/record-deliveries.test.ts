import { describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { deleteTask } from '#server/tasks/delete-task.ts'
import { expireTasks } from '#server/tasks/expire-tasks.ts'
import { AGENT, answer, ask, count, someone } from '#server/tasks/test-tasks.ts'
import { transition } from '#server/tasks/transition.ts'
import { deliveriesOf, deliveryOf, useDeliveries } from './test-deliveries.ts'

await useDeliveries()

const CALLBACK = { callback_url: 'https://Agent.example.com:8443/done?run=7#x' }

async function makeDue(id: string): Promise<void> {
  await pool().query(`UPDATE tasks SET timeout_at = now() - interval '1 second' WHERE id = $1`, [id])
}

/** Every way in which a task ends; a new one belongs here. */
const ENDS: Record<string, { end: (id: string) => Promise<unknown>; body: Record<string, unknown> }> = {
  'an answer in the dashboard': {
    end: async (id) => answer(await someone('operator'), id),
    body: { status: 'completed', response: { approved: true }, completed_via_channel: 'dashboard', timed_out_at: null },
  },
  'an answer through the API': {
    end: (id) => answer(AGENT, id, { approved: false, reason: 'Zürich' }),
    body: { status: 'completed', response: { approved: false, reason: 'Zürich' }, completed_by_email: null },
  },
  'a cancellation': {
    end: (id) => cancelTask(AGENT, id),
    body: { status: 'cancelled', response: null, completed_at: null, timed_out_at: null },
  },
  'its deadline': {
    end: async (id) => {
      await makeDue(id)
      await expireTasks()
    },
    body: { status: 'timed_out', response: null, completed_at: null },
  },
  'a default answer': {
    end: (id) =>
      inTransaction((tx) =>
        transition(tx, { taskId: id, actions: ['default'], actor: SYSTEM, set: { response: '{"approved":false}', completed_at: 'now' } }),
      ),
    body: { status: 'completed', response: { approved: false }, completed_by_email: null, completed_via_channel: null },
  },
  'a verifier that refused the last try': {
    end: async (id) => {
      await inTransaction((tx) => transition(tx, { taskId: id, actions: ['submit'], actor: SYSTEM }))
      expect(await deliveriesOf(id)).toEqual([])
      await inTransaction((tx) => transition(tx, { taskId: id, actions: ['exhaust'], actor: SYSTEM }))
    },
    body: { status: 'verification_exhausted', response: null, completed_at: null },
  },
}

describe.each(Object.entries(ENDS))('a task that ends by %s', (_, { end, body }) => {
  test('has one delivery, due now, of what then was the case', async () => {
    const id = await ask(CALLBACK)
    await end(id)
    const delivery = await deliveryOf(id)
    expect(delivery).toMatchObject({
      url: CALLBACK.callback_url,
      host: 'agent.example.com:8443',
      status: 'pending',
      attempt_count: 0,
      leased_until: null,
      last_error: null,
    })
    expect(JSON.parse(delivery.body ?? '')).toMatchObject({ task_id: id, verification_attempt: 0, ...body })
    expect(delivery.next_attempt_at.getTime()).toBeLessThanOrEqual(Date.now())
    expect((delivery.gives_up_at.getTime() - delivery.next_attempt_at.getTime()) / 3_600_000).toBeCloseTo(72)
  })

  test('has none when it named no callback', async () => {
    const id = await ask()
    await end(id)
    expect(await deliveriesOf(id)).toEqual([])
  })
})

test('of those who race to end a task, one records its delivery', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => someone('operator')))
  for (let round = 0; round < 10; round++) {
    const id = await ask(CALLBACK)
    await makeDue(id)
    await Promise.allSettled([...people.map((each) => answer(each, id)), cancelTask(AGENT, id), expireTasks()])
    const { rows } = await pool().query<{ status: string }>('SELECT status FROM tasks WHERE id = $1', [id])
    expect(JSON.parse((await deliveryOf(id)).body ?? '').status).toBe(rows[0]?.status)
  }
})

test('a change that is rolled back records none', async () => {
  const id = await ask(CALLBACK)
  const failed = inTransaction(async (tx) => {
    await transition(tx, { taskId: id, actions: ['cancel'], actor: SYSTEM })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await deliveriesOf(id)).toEqual([])
})

test('goes with its task, and carries the trace of whoever asked', async () => {
  const id = await ask(CALLBACK)
  await pool().query(`UPDATE tasks SET traceparent = '00-a-b-01' WHERE id = $1`, [id])
  await cancelTask(AGENT, id)
  expect(await deliveryOf(id)).toMatchObject({ traceparent: '00-a-b-01' })
  await deleteTask(AGENT, id)
  expect(await count('webhook_deliveries WHERE task_id = $1', [id])).toBe(0)
})
