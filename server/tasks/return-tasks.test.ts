import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { createPerson } from '#server/people/create-person.ts'
import { deletePerson } from '#server/people/delete-person.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { announceTask } from './announce-task.ts'
import { getTask } from './get-task.ts'
import { returnTasks } from './return-tasks.ts'
import { routeWaiting } from './route-waiting.ts'
import { assignmentsOf } from './test-clocks.ts'
import { routingOf } from './test-routing.ts'
import { AGENT, answer, ask, count, eventsOf, someone } from './test-tasks.ts'

await useTestDatabase()

const giveBack = (userId: string) => inTransaction((tx) => returnTasks(tx, { userId, actor: SYSTEM, why: 'deactivated' }))

test('a task that has been told goes back to notified; one that has not keeps its status and is told later', async () => {
  const { person } = await someone('reviewer')
  await someone('operator')
  const [told, untold] = [await ask({ assign_to: { email: person.email } }), await ask({ assign_to: { email: person.email } })]
  await announceTask(told)
  await giveBack(person.id)
  for (const [id, from, to] of [
    [told, 'assigned', 'notified'],
    [untold, 'created', 'created'],
  ] as const) {
    expect(await getTask(AGENT, id)).toMatchObject({ status: to, assigned_to_user_id: null, assigned_to_email: null })
    expect((await eventsOf(id)).at(-1)).toEqual({ action: 'released', from_status: from, to_status: to })
  }
  await announceTask(untold)
  expect(await getTask(AGENT, untold)).toMatchObject({ status: 'notified' })
})

test('tasks of others, and those that have ended, stay as they are', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
  const [others, ended] = [await ask({ assign_to: { email: ben.person.email } }), await ask({ assign_to: { email: ann.person.email } })]
  await answer(ann, ended)
  await giveBack(ann.person.id)
  expect(await getTask(AGENT, others)).toMatchObject({ assigned_to_user_id: ben.person.id })
  expect(await getTask(AGENT, ended)).toMatchObject({ status: 'completed', assigned_to_user_id: ann.person.id })
})

test('where nobody else is asked, the next who fits gets it, and the pool where the pool is', async () => {
  const people = await Promise.all([1, 2].map(() => someone('reviewer', { pools: ['fit'], roles: ['fit'] })))
  const [both, alone] = [await ask({ assign_to: { pool: 'fit', role: 'fit' } }), await ask({ assign_to: { pool: 'fit' } })]
  const first = (await getTask(AGENT, both)).assigned_to_user_id ?? ''
  const second = people.find(({ person }) => person.id !== first)?.person.id ?? ''
  await updatePerson(AGENT, first, { active: false })
  await routeWaiting()
  expect(await getTask(AGENT, both)).toMatchObject({ assigned_to_user_id: second })
  await updatePerson(AGENT, second, { active: false })
  await routeWaiting()
  for (const id of [both, alone]) expect(await getTask(AGENT, id)).toMatchObject({ assigned_to_user_id: null })
  expect([(await routingOf(both)).waits, (await routingOf(alone)).waits]).toEqual([true, false])
})

test('more than a batch of them go back at once', async () => {
  const { id } = await createPerson({ email: 'busy@example.com' })
  const one = await ask({ assign_to: { email: 'busy@example.com' } })
  // Copies: creating a thousand one by one would say nothing more.
  await pool().query(
    `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at,
       assigned_to_user_id, assigned_to_email)
     SELECT 'copy' || n, 'copy' || n, question_digest, task, payload, payload_schema, response_schema,
       CASE WHEN n % 2 = 0 THEN 'assigned' ELSE 'created' END, timeout_seconds, timeout_at, assigned_to_user_id, assigned_to_email
     FROM tasks, generate_series(1, 1000) n WHERE id = $1`,
    [one],
  )
  await giveBack(id)
  expect(await count('tasks WHERE assigned_to_user_id = $1', [id])).toBe(0)
  expect(await count(`events WHERE action = 'released' AND task_id LIKE 'copy%'`)).toBe(1_000)
  expect(await count(`tasks WHERE id LIKE 'copy%' AND status = 'notified'`)).toBe(500)
})

test('what was offered to people of a group goes to others of it once the last of them has left, though none of them held it', async () => {
  const [ann, ben] = [await someone('reviewer', { accessLevel: 'chief' }), await someone('reviewer', { accessLevel: 'chief' })]
  const id = await ask({ assign_to: { access_level: 'chief', strategy: 'everyone' } })
  await updatePerson(AGENT, ann.person.id, { active: false })
  expect((await routingOf(id)).waits).toBe(false)
  await deletePerson(AGENT, ben.person.id)
  expect((await routingOf(id)).waits).toBe(true)
  const cleo = await someone('reviewer', { accessLevel: 'chief' })
  await routeWaiting()
  expect(await assignmentsOf(id)).toContain(`${cleo.person.email} offered`)
})
