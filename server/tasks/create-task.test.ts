import { describe, expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { moveJobs } from '#server/jobs/queue.ts'
import { createTask } from './create-task.ts'
import { deleteTask } from './delete-task.ts'
import { AGENT, answer, ask, count, eventsOf, question, someone } from './test-tasks.ts'

await useTestDatabase()

describe('asking', () => {
  test('stores the task, its first event and its job together', async () => {
    const { task, replayed } = await createTask(AGENT, question({ notify: ['email:ann@example.com'] }))
    expect(replayed).toBe(false)
    expect(task).toMatchObject({ status: 'created', task: 'Refund?', payload: { amount: 250 }, assigned_to_user_id: null })
    expect(await eventsOf(task.id)).toEqual([{ action: 'created', from_status: null, to_status: 'created' }])
    await moveJobs()
    expect(await count(`graphile_worker._private_jobs WHERE payload->>'task_id' = $1`, [task.id])).toBe(1)
  })

  test('keeps the order of keys, which is the order of the form', async () => {
    const payload = { zebra: 1, apple: { y: 1, b: 2 } }
    const { task } = await createTask(AGENT, question({ payload }))
    expect(JSON.stringify(task.payload)).toBe(JSON.stringify(payload))
  })

  test('the same key and question is the same task, even after its end', async () => {
    const sent = question()
    const first = await createTask(AGENT, sent)
    await answer(await someone('operator'), first.task.id)
    const again = await createTask(AGENT, { ...sent, timeout_seconds: 60 })
    expect(again).toMatchObject({ replayed: true, task: { id: first.task.id, status: 'completed', response: { approved: true } } })
  })

  test('the same key and another question is refused, naming what differs', async () => {
    const sent = question()
    await createTask(AGENT, sent)
    await expect(createTask(AGENT, { ...sent, payload: { amount: 1 } })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_MISMATCH',
      extra: { detail: { differs: ['payload'] } },
    })
  })

  test('fifty at once with one key make one task and one job', async () => {
    const sent = question()
    const made = await Promise.all(Array.from({ length: 50 }, () => createTask(AGENT, sent)))
    expect(new Set(made.map(({ task }) => task.id)).size).toBe(1)
    expect(made.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(await count('tasks WHERE idempotency_key = $1', [sent.idempotency_key])).toBe(1)
  })

  test('a deleted task frees its key', async () => {
    const sent = question()
    const first = await createTask(AGENT, sent)
    await deleteTask(AGENT, first.task.id)
    expect((await createTask(AGENT, sent)).task.id).not.toBe(first.task.id)
    expect((await eventsOf(first.task.id)).at(-1)).toMatchObject({ action: 'deleted' })
  })

  test.each([
    [{ response_schema: { type: 'boolean' } }, 'RESPONSE_SCHEMA_INVALID'],
    [{ assign_to: { nobody: 1 } }, 'ASSIGNMENT_INVALID'],
    [{ initial_response: { approved: 'yes' } }, 'VALIDATION_FAILED'],
    [{ callback_url: 'ftp://example.com' }, 'VALIDATION_FAILED'],
    [{ payload: { text: 'a\0b' } }, 'VALIDATION_FAILED'],
    [{ verifier_config: { provider: 'claude', instructions: 'x' } }, 'VERIFIER_PROVIDER_UNKNOWN'],
  ])('%j is refused with %s', async (more, code) => {
    await expect(createTask(AGENT, question(more))).rejects.toMatchObject({ code })
  })

  test('a partial prefill is fine', async () => {
    const { task } = await createTask(AGENT, question({ initial_response: { reason: 'as agreed' } }))
    expect(task.initial_response).toEqual({ reason: 'as agreed' })
  })

  test('a reviewer and a key without the scope may not', async () => {
    await expect(createTask(await someone('reviewer'), question())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const key = { kind: 'key', keyId: 'k', name: 'reader', scopes: ['tasks:read'] } as const
    await expect(createTask(key, question())).rejects.toThrow(/lacks the scope tasks:write/)
  })
})

describe('routing', () => {
  test('one known person holds it; an unknown address keeps its place', async () => {
    const ann = await someone('reviewer')
    const { task } = await createTask(AGENT, question({ assign_to: { email: ann.person.email.toUpperCase() } }))
    expect(task).toMatchObject({
      assigned_to_user_id: ann.person.id,
      assigned_to_email: ann.person.email,
      assigned_to_display_name: ann.person.displayName,
    })
    const stranger = await createTask(AGENT, question({ assign_to: { email: 'stranger@example.com' } }))
    expect(stranger.task).toMatchObject({ assigned_to_user_id: null, assigned_to_email: 'stranger@example.com' })
  })

  test('several are each offered it, and nobody holds it yet', async () => {
    const [ann, bob] = [await someone('reviewer'), await someone('reviewer')]
    const id = await ask({ assign_to: { emails: [ann.person.email, bob.person.email] } })
    expect(await count(`assignments WHERE task_id = $1 AND state = 'offered'`, [id])).toBe(2)
    expect(await count('tasks WHERE id = $1 AND assigned_to_user_id IS NULL', [id])).toBe(1)
  })

  test('tasks created at the same moment spread evenly over a role', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => someone('reviewer', { roles: ['even'] })))
    await Promise.all(Array.from({ length: 20 }, () => ask({ assign_to: { role: 'even' } })))
    const held = await Promise.all(people.map(({ person }) => count('tasks WHERE assigned_to_user_id = $1', [person.id])))
    expect(held).toEqual([4, 4, 4, 4, 4])
  })

  test('role and access level must both hold, and only the chosen one sees it', async () => {
    const [, senior] = [
      await someone('reviewer', { roles: ['legal'] }),
      await someone('reviewer', { roles: ['legal'], accessLevel: 'senior' }),
    ]
    const { task } = await createTask(AGENT, question({ assign_to: { role: 'legal', accessLevel: 'senior' } }))
    expect(task.assigned_to_user_id).toBe(senior.person.id)
    expect(await count('assignments WHERE task_id = $1 AND role_id IS NOT NULL', [task.id])).toBe(0)
  })
})
