import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { claimTask } from './claim-task.ts'
import { getTask } from './get-task.ts'
import { handOverTasks } from './hand-over-tasks.ts'
import { lastEvent } from './test-clocks.ts'
import { AGENT, answer, ask, someone } from './test-tasks.ts'

await useTestDatabase()

const operator = await someone('operator')
const holders = (ids: string[]) => Promise.all(ids.map(async (id) => (await getTask(AGENT, id)).assigned_to_user_id))

async function withSubstitute() {
  const [ann, sub] = [await someone('reviewer'), await someone('reviewer')]
  await pool().query('UPDATE users SET substitute_id = $2 WHERE id = $1', [ann.person.id, sub.person.id])
  const held = [await ask({ assign_to: { email: ann.person.email } }), await ask({ assign_to: { user_id: ann.person.id } })]
  await claimTask(ann, held[1] ?? '')
  const [others, ended] = [
    await ask({ assign_to: { email: operator.person.email } }),
    await ask({ assign_to: { email: ann.person.email } }),
  ]
  await answer(ann, ended)
  return { ann, sub, held, others, ended }
}

test('who goes away hands what they hold to their substitute, with whom they need share nothing else', async () => {
  const { ann, sub, held, others, ended } = await withSubstitute()
  expect(await handOverTasks(ann, { userId: ann.person.id, reason: 'On leave' })).toEqual({ handed_over: 2, failed: [] })
  expect(await holders(held)).toEqual([sub.person.id, sub.person.id])
  expect(await holders([others, ended])).toEqual([operator.person.id, ann.person.id])
  expect(await lastEvent(held[0] ?? '')).toMatchObject({ action: 'reassigned', extra_data: { reason: 'On leave' } })
  expect(await handOverTasks(ann, { userId: ann.person.id })).toEqual({ handed_over: 0, failed: [] })
})

test('an operator does it for them, to whomever they like; another reviewer may not', async () => {
  const { ann, sub, held } = await withSubstitute()
  await expect(handOverTasks(sub, { userId: ann.person.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await handOverTasks(operator, { userId: ann.person.id, assignTo: { user_id: operator.person.id } })).toMatchObject({
    handed_over: 2,
  })
  expect(await holders(held)).toEqual([operator.person.id, operator.person.id])
})

test('what cannot be handed over stays and is told; the rest goes', async () => {
  const { ann, sub, held } = await withSubstitute()
  await pool().query(`UPDATE tasks SET status = 'submitted' WHERE id = $1`, [held[0]])
  expect(await handOverTasks(ann, { userId: ann.person.id })).toEqual({
    handed_over: 1,
    failed: [{ id: held[0], task: 'Refund?', message: expect.any(String) }],
  })
  expect(await holders(held)).toEqual([ann.person.id, sub.person.id])
})

test('without a substitute it has to be said to whom, and the person has to exist', async () => {
  const ann = await someone('reviewer')
  await expect(handOverTasks(ann, { userId: ann.person.id })).rejects.toMatchObject({ code: 'ASSIGNMENT_INVALID' })
  await expect(handOverTasks(operator, { userId: 'nobody' })).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
})
