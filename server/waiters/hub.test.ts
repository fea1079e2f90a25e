import { afterAll, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { ask } from '#server/tasks/test-tasks.ts'
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

test('after a lost connection those who watch everything look again, as often as it happens, and one connection listens', async () => {
  for (let round = 0; round < 3; round++) {
    const any = nextChange('*')
    await cut()
    expect(await any).toEqual({ taskId: '*', what: 'resync' })
    expect(hub().listens).toBe(true)
  }
  const { rows } = await pool().query(`SELECT count(*)::int AS n ${LISTENERS}`)
  expect(rows).toEqual([{ n: 1 }])
  const heard = nextChange('b')
  signalChange('b', 'cancelled')
  expect(await heard).toEqual({ taskId: 'b', what: 'cancelled' })
})

test('after a lost connection those are woken whose task has changed or gone meanwhile, and nobody else', async () => {
  const [same, changed, gone] = [await ask(), await ask(), await ask()]
  const woken: string[] = []
  const unsubscribe = [same, changed, gone].map((id) => hub().subscribe(id, ({ what }) => woken.push(`${id} ${what}`)))
  await Promise.all([same, changed, gone].map((id) => hub().read(id)))
  // Whatever creating them still had to tell is told before this.
  const quiet = nextChange('z')
  signalChange('z', 'told')
  await quiet
  await Promise.all([same, changed, gone].map((id) => hub().read(id)))
  woken.length = 0
  await pool().query(`UPDATE tasks SET verification_attempt = 1 WHERE id = $1`, [changed])
  await pool().query('DELETE FROM tasks WHERE id = $1', [gone])
  const looked = new Promise((resolve) => hub().onRound(resolve))
  await cut()
  expect(await looked).toMatch(/^\d+$/)
  expect(woken.toSorted()).toEqual([`${changed} changed`, `${gone} changed`].toSorted())
  for (const each of unsubscribe) each()
})

test('whoever reads a version that others have not heard of wakes them', async () => {
  const id = await ask()
  const quiet = nextChange('z')
  signalChange('z', 'told')
  await quiet
  const woken = nextChange(id)
  await hub().read(id)
  // Behind everybody's back, as by a process that dies before it tells.
  await pool().query(`UPDATE tasks SET verification_attempt = 1 WHERE id = $1`, [id])
  await hub().read(id)
  expect(await woken).toEqual({ taskId: id, what: 'seen' })
})

test('reads asked for at the same time are one statement, and the same task is read once', async () => {
  const ids = await Promise.all(Array.from({ length: 50 }, () => ask()))
  const quiet = nextChange('z')
  signalChange('z', 'told')
  await quiet
  const statements: unknown[] = []
  pool().on('acquire', () => statements.push(1))
  const states = await Promise.all([...ids, ...ids, 'nope'].map((id) => hub().read(id)))
  expect(states.map((state) => state?.id)).toEqual([...ids, ...ids, undefined])
  expect(statements).toHaveLength(1)
})
