import { afterAll, expect, test, vi } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { hub } from '#server/waiters/hub.ts'
import { pollTask } from './poll-task.ts'
import { reassignTask } from './reassign-task.ts'
import { AGENT, answer, ask, someone } from './test-tasks.ts'
import { watchTasks } from './watch-tasks.ts'

await useTestDatabase()
await hub().start()
afterAll(() => hub().stop())

const { signal } = new AbortController()
const whenStandingEnds = () => () => undefined

test('an answer ends the wait of everybody who waits for it', async () => {
  const id = await ask()
  const waits = [1, 2, 3].map(() => pollTask(AGENT, { id, timeout: 30, signal }))
  await answer(await someone('operator'), id)
  for (const wait of waits) expect(await wait).toMatchObject({ status: 'completed', response: { approved: true } })
})

test('whoever it is taken from while they wait is not told how it ends', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
  const id = await ask({ assign_to: { email: ann.person.email } })
  const wait = pollTask(ann, { id, timeout: 30, signal })
  await vi.waitFor(() => expect(hub().waitedTasks).toBe(1))
  await reassignTask(AGENT, { id, assignTo: { user_id: ben.person.id } })
  await expect(wait).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
})

test('a client that goes away ends its wait', async () => {
  const id = await ask()
  const client = new AbortController()
  const wait = pollTask(AGENT, { id, timeout: 30, signal: client.signal })
  client.abort()
  expect(await wait).toMatchObject({ status: 'created', response: null })
})

test('a server that stops ends every wait and every stream at once, and those that come after', async () => {
  const id = await ask()
  const wait = pollTask(AGENT, { id, timeout: 30, signal })
  const stream = watchTasks(AGENT, { taskId: null, signal, whenStandingEnds })
  const change = stream.next()
  await hub().stop()
  expect(await wait).toMatchObject({ status: 'created' })
  expect(await change).toEqual({ value: undefined, done: true })
  expect(await pollTask(AGENT, { id, timeout: 30, signal })).toMatchObject({ status: 'created' })
  expect(await watchTasks(AGENT, { taskId: id, signal, whenStandingEnds }).next()).toEqual({ value: undefined, done: true })
})
