import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { ask, someone } from '#server/tasks/test-tasks.ts'
import { HANDLERS } from './handlers.ts'
import type { JobName, JobPayloads } from './payloads.ts'

await useTestDatabase()

/** For every job: a payload whose work is worth doing. A new job does not compile without one. */
const WORTH_DOING: { [Name in JobName]: () => Promise<JobPayloads[Name]> } = {
  notify: async () => {
    const { person } = await someone('operator')
    return { task_id: await ask({ assign_to: { user_id: person.id }, notify: ['slack:#ops', 'nonsense'] }) }
  },
  route_waiting: async () => {
    await ask({ assign_to: { access_level: 'rare' } })
    const { person } = await someone('reviewer', { accessLevel: 'rare' })
    return { user_id: person.id }
  },
}

function run(name: JobName, payload: object): Promise<void> {
  return (HANDLERS[name] as (payload: object) => Promise<void>)(payload)
}

async function everything(): Promise<unknown> {
  const tables = ['tasks', 'events', 'assignments', 'submissions', 'webhook_deliveries']
  return Promise.all(tables.map(async (table) => (await pool().query(`SELECT * FROM ${table} ORDER BY 1`)).rows))
}

test.each(Object.keys(HANDLERS) as JobName[])('%s does something, and nothing more when it runs again', async (name) => {
  const payload = await WORTH_DOING[name]()
  const before = await everything()
  await run(name, payload)
  const after = await everything()
  expect(after).not.toEqual(before)
  await run(name, payload)
  expect(await everything()).toEqual(after)
})

test.each(Object.keys(HANDLERS) as JobName[])('%s bears that its task is gone', async (name) => {
  const payload = await WORTH_DOING[name]()
  await pool().query('DELETE FROM tasks')
  const before = await everything()
  await run(name, payload)
  expect(await everything()).toEqual(before)
})
