import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { explainRouting } from './explain-routing.ts'
import { aPool, routingOf, sendAway } from './test-routing.ts'
import { AGENT, ask, someone } from './test-tasks.ts'
import { viewTask } from './view-task.ts'

await useTestDatabase()

const explain = (assign_to: Record<string, unknown> | null) => explainRouting(AGENT, { assign_to })

async function everything(): Promise<unknown> {
  const tables = ['tasks', 'users', 'pools', 'assignments', 'events', 'job_outbox']
  return Promise.all(tables.map(async (table) => (await pool().query(`SELECT * FROM ${table} ORDER BY 1`)).rows))
}

test('says what creating would do, in the words that are then kept, and changes nothing', async () => {
  const { name, people } = await aPool(3, 'round_robin')
  await sendAway(people[1]?.id ?? '')
  const before = await everything()
  const said = await explain({ pool: name })
  expect(await explain({ pool: name })).toEqual({ ...said, routed_at: expect.any(String) })
  expect(await everything()).toEqual(before)
  const { routing } = await routingOf(await ask({ assign_to: { pool: name } }))
  expect(routing).toMatchObject({ ...said, routed_at: expect.any(String) })
  expect((await explain({ pool: name })).chosen?.user_id).toBe(people[2]?.id)
})

test('lists everybody, those who can be asked first, with what the strategy looks at', async () => {
  const { name, people } = await aPool(12, 'least_loaded')
  await sendAway(people[0]?.id ?? '')
  const { candidates, considered } = await explain({ pool: name })
  expect([considered, candidates.length]).toEqual([12, 12])
  expect(candidates[0]).toEqual({
    ...{ user_id: people[1]?.id, name: people[1]?.displayName, passed_over: null, substitute: null },
    ...{ open_tasks: 0, last_assigned_at: null },
  })
  expect(candidates.at(-1)).toMatchObject({ user_id: people[0]?.id, passed_over: expect.stringMatching(/^away/) })
})

test.each([
  [null, 'Nobody in particular is asked; any operator may answer.'],
  [{ email: 'Stranger@example.com' }, 'stranger@example.com is named. No active account has this address'],
])('%j is explained too', async (assign_to, reason) => expect((await explain(assign_to)).reason).toContain(reason))

test('refuses what creating would refuse, and who may not see how others work', async () => {
  await aPool(1)
  await expect(explain({ pool: 'nope' })).rejects.toMatchObject({ code: 'ASSIGNMENT_INVALID' })
  await expect(explain({ pool: 'a\0b' })).rejects.toMatchObject({ code: 'ASSIGNMENT_INVALID' })
  await expect(explainRouting(await someone('reviewer'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('on the task, operators read who was considered; a reviewer only why it is theirs', async () => {
  const { name, people } = await aPool(2)
  const id = await ask({ assign_to: { pool: name } })
  expect((await viewTask(await someone('operator'), id)).routing?.candidates).toHaveLength(2)
  const [person] = people
  if (!person) throw new Error('a pool of two has a first')
  const seen = (await viewTask({ kind: 'reviewer', person }, id)).routing
  expect(seen).toMatchObject({ candidates: [], chosen: { user_id: person.id }, reason: expect.any(String) })
  expect((await viewTask(await someone('operator'), await ask())).routing).toBeNull()
})
