import { afterAll, expect, test, vi } from 'vitest'
import { AwaitHumans } from '#sdk/index.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { deleteTask } from '#server/tasks/delete-task.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { hub } from '#server/waiters/hub.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())
const { tasks } = new AwaitHumans({ url: api.url, apiKey: TOKEN })
const operator = await someone('operator')
const idle = () => vi.waitFor(() => expect(hub().waitedTasks).toBe(0))
const waited = (count: number) => vi.waitFor(() => expect(hub().waitedTasks).toBe(count))

test('waits for many over one connection, through a lost LISTEN connection and a restart', async () => {
  const ids = await Promise.all(Array.from({ length: 60 }, () => ask()))
  const urls: string[] = []
  const fetch = (url: string, init: RequestInit) => {
    urls.push(url)
    return globalThis.fetch(url, init)
  }
  const waiting = new AwaitHumans({ url: api.url, apiKey: TOKEN, fetch }).tasks.waitMany(ids)
  await waited(60)
  await Promise.all(ids.slice(0, 20).map((id) => answer(operator, id)))
  await waited(40)
  await pool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN awaithumans_tasks' AND datname = current_database()`,
  )
  await Promise.all(ids.slice(20, 40).map((id) => answer(operator, id)))
  await waited(20)
  await hub().stop()
  await Promise.all(ids.slice(40).map((id) => answer(operator, id)))
  await hub().start()
  expect((await waiting).map(({ id, status, response }) => [id, status, response])).toEqual(
    ids.map((id) => [id, 'completed', { approved: true }]),
  )
  expect(urls.every((url) => url.endsWith('/api/stream'))).toBe(true)
  await idle()
})

test('waits for any: the first that ends, and lets the others go', async () => {
  const ids = [await ask(), await ask(), await ask()]
  const first = tasks.waitAny(ids)
  await waited(3)
  await answer(operator, ids[1] ?? '')
  expect(await first).toMatchObject({ id: ids[1], status: 'completed' })
  await idle()
  expect(await tasks.waitAny(ids)).toMatchObject({ id: ids[1] })
  await idle()
})

test('a task that is not there, or no longer', async () => {
  const id = await ask()
  await expect(tasks.waitMany([id, 'nope'])).rejects.toMatchObject({ name: 'TaskNotFoundError', taskId: 'nope' })
  const waiting = tasks.waitMany([id])
  const deleted = waited(1).then(() => deleteTask(AGENT, id))
  await expect(waiting).rejects.toMatchObject({ name: 'TaskNotFoundError', taskId: id })
  await deleted
})

test('aborted, it leaves nothing behind', async () => {
  const controller = new AbortController()
  const waiting = tasks.waitMany([await ask()], { signal: controller.signal })
  const aborted = waited(1).then(() => controller.abort())
  await expect(waiting).rejects.toMatchObject({ name: 'WaitAbortedError' })
  await aborted
  await idle()
})
