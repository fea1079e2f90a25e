import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { actorOf } from '#server/domain/caller.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { claimTask } from './claim-task.ts'
import { completeTask } from './complete-task.ts'
import { getTask } from './get-task.ts'
import { aPool, routingOf } from './test-routing.ts'
import { AGENT, answer, ask, count, someone } from './test-tasks.ts'
import { viewTask } from './view-task.ts'

await useTestDatabase()

const OUT = { code: 'EXCLUDED_FROM_TASK' }

test('whoever requested a thing may not approve it: not routed to, no claim, no answer, operator or not', async () => {
  const [requester, other] = [await someone('operator'), await someone('operator')]
  const id = await ask({ assign_to: { excluded: [requester.person.email.toUpperCase()] } })
  await expect(claimTask(requester, id)).rejects.toMatchObject(OUT)
  await expect(answer(requester, id)).rejects.toMatchObject(OUT)
  expect(await count('submissions WHERE task_id = $1', [id])).toBe(0)
  const { actions } = await viewTask(requester, id)
  expect([actions.complete, actions.claim]).toEqual(
    [1, 2].map(() => ({ allowed: false, why: 'Whoever asked this has excluded you from answering it.' })),
  )
  expect((await viewTask(other, id)).actions.complete.allowed).toBe(true)
  await answer(other, id)
  expect((await getTask(AGENT, id)).status).toBe('completed')
})

test('in a pool it goes to the others, by id and by address', async () => {
  const { name, people } = await aPool(3)
  const [ann, ben, cleo] = people
  const id = await ask({ assign_to: { pool: name, excluded: [ann?.id, ben?.email] } })
  expect(await routingOf(id)).toMatchObject({ holder: cleo?.id, routing: { excluded: [{ user_id: ann?.id }, { user_id: ben?.id }] } })
  if (ann) await expect(answer({ kind: 'reviewer', person: ann }, id)).rejects.toMatchObject(OUT)
})

test('another address, an account made later, and the token that may name a person are no way around it', async () => {
  const requester = await someone('operator')
  const id = await ask({ assign_to: { excluded: [requester.person.email, 'Later@Example.com'] } })
  await updatePerson(AGENT, requester.person.id, { email: 'new.address@example.com' })
  const renamed = { ...requester, person: { ...requester.person, email: 'new.address@example.com' } }
  await expect(answer(renamed, id)).rejects.toMatchObject(OUT)
  const named = { ...actorOf(AGENT, 'email'), email: 'later@example.com' }
  await expect(completeTask(AGENT, { id, response: { approved: true }, actor: named, language: null })).rejects.toMatchObject(OUT)
})
