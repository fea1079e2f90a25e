import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { cancelTask } from './cancel-task.ts'
import { readFirstRun } from './read-first-run.ts'
import { AGENT, answer, ask, someone } from './test-tasks.ts'

await useTestDatabase()

test('the first run follows the newest question until one is answered, and stays with that', async () => {
  const olivia = await someone('operator')
  const first = async () => (await readFirstRun(olivia)).first_task
  expect(await first()).toBeNull()
  const lost = await ask()
  await cancelTask(AGENT, lost)
  const second = await ask()
  expect(await first()).toMatchObject({ id: second, status: 'created' })
  await answer(olivia, second)
  await ask()
  expect(await first()).toMatchObject({ id: second, status: 'completed' })
})
