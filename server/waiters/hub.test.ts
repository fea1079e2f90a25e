import { afterAll, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { type Change, hub } from './hub.ts'
import { signalChange } from './signal-change.ts'

await useTestDatabase()
await hub().start()
afterAll(() => hub().stop())

const LISTENERS = `FROM pg_stat_activity WHERE query = 'LISTEN awaithumans_tasks' AND datname = current_database()`

/** The next change of a task, or of any task. */
function nextChange(taskId: string): Promise<Change> {
  return new Promise((resolve) => {
    const unsubscribe = hub().subscribe(taskId, (change) => {
      unsubscribe()
      resolve(change)
    })
  })
}

async function cut(): Promise<void> {
  await pool().query(`SELECT pg_terminate_backend(pid) ${LISTENERS}`)
}

test('tells those who wait for a task, and those who wait for any', async () => {
  const [one, any] = [nextChange('a'), nextChange('*')]
  signalChange('a', 'completed')
  expect(await Promise.all([one, any])).toEqual([
    { taskId: 'a', what: 'completed' },
    { taskId: 'a', what: 'completed' },
  ])
})

test('after a lost connection everybody looks again, as often as it happens, and one connection listens', async () => {
  for (let round = 0; round < 3; round++) {
    const [one, any] = [nextChange('a'), nextChange('*')]
    await cut()
    expect((await Promise.all([one, any])).map(({ what }) => what)).toEqual(['resync', 'resync'])
  }
  const { rows } = await pool().query(`SELECT count(*)::int AS n ${LISTENERS}`)
  expect(rows).toEqual([{ n: 1 }])
  const heard = nextChange('b')
  signalChange('b', 'cancelled')
  expect(await heard).toEqual({ taskId: 'b', what: 'cancelled' })
})
