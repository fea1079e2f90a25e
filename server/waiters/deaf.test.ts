import { afterAll, expect, test, vi } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { deleteTask } from '#server/tasks/delete-task.ts'
import { pollTask } from '#server/tasks/poll-task.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { hub } from './hub.ts'
import { startPooler } from './test-pooler.ts'

/** LISTEN is accepted and nothing is heard, as behind a transaction pooler. */
const pooler = await startPooler(await useTestDatabase(), { deaf: true })
vi.stubEnv('DATABASE_URL', pooler.url)
await hub().start()
afterAll(() => hub().stop())

test('a process that does not hear itself knows that it cannot listen', () => {
  expect(hub().listens).toBe(false)
})

test('answers, cancellations and deletions end waits all the same, found by one statement for all', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => ask()))
  const operator = await someone('operator')
  const looked = () =>
    new Promise<void>((resolve) => {
      const stop = hub().onRound(() => {
        stop()
        resolve()
      })
    })
  const waits = ids.map((id) =>
    pollTask(AGENT, { id, timeout: 30, signal: new AbortController().signal }).catch((error: { code: string }) => ({ status: error.code })),
  )
  await looked()
  const before = pooler.statements()
  await looked()
  expect(pooler.statements() - before).toBeLessThanOrEqual(2)
  await Promise.all(ids.slice(0, 10).map((id) => answer(operator, id)))
  await Promise.all(ids.slice(10, 20).map((id) => cancelTask(AGENT, id)))
  await Promise.all(ids.slice(20).map((id) => deleteTask(AGENT, id)))
  const ends = (await Promise.all(waits)).map(({ status }) => status)
  expect(ends).toEqual(['completed', 'cancelled', 'TASK_NOT_FOUND'].flatMap((status) => Array.from({ length: 10 }, () => status)))
})

test('whoever watches everything is told when something happened', async () => {
  const told = new Promise((resolve) => hub().subscribe('*', resolve))
  await ask()
  expect(await told).toEqual({ taskId: '*', what: 'resync' })
})
