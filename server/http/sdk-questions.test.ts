import { afterAll, expect, test, vi } from 'vitest'
import { AwaitHumans, WaitAbortedError } from '#sdk/index.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { newId } from '#server/domain/ids.ts'
import { commentOnTask } from '#server/tasks/comment-on-task.ts'
import { answer, someone } from '#server/tasks/test-tasks.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const humans = new AwaitHumans({ url: api.url, apiKey: TOKEN })
const ann = await someone('reviewer')

const refund = () => ({
  task: 'Refund?',
  payloadSchema: {},
  payload: { order: 'A-4721' },
  responseSchema: { type: 'object', properties: { approved: { type: 'boolean' } }, required: ['approved'] },
  timeoutMs: 900_000,
  idempotencyKey: newId(),
  assignTo: ann.person.email,
})

const askBack = (id: string, body: string) => commentOnTask(ann, { id, body, kind: 'question_to_agent' })
const said = async (id: string) => (await humans.tasks.comments(id)).map(({ kind, body }) => [kind, body])

test('a person asks back while the agent waits, and it replies as often as it is asked', async () => {
  let id = ''
  const asked: string[] = []
  const waiting = humans.awaitHuman({
    ...refund(),
    onTask: (task) => void (id = task.id),
    onQuestion: async ({ body, author }) => {
      asked.push(`${author.name}: ${body}`)
      return body === 'Anybody?' ? undefined : `About ${body}`
    },
  })
  await vi.waitFor(() => expect(id).not.toBe(''))
  await askBack(id, 'Whose?')
  await vi.waitFor(async () => expect(await said(id)).toContainEqual(['agent_reply', 'About Whose?']))
  await commentOnTask(ann, { id, body: 'Not a question.' })
  await askBack(id, 'Anybody?')
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  await answer(ann, id)
  expect(await waiting).toEqual({ approved: true })
  expect(asked).toEqual([`${ann.person.displayName}: Whose?`, `${ann.person.displayName}: Anybody?`])
  expect((await said(id)).filter(([kind]) => kind === 'agent_reply')).toHaveLength(1)
})

test('an agent that is started again replies to what is open, and to nothing twice', async () => {
  const call = refund()
  const { task } = await humans.tasks.create(call)
  await askBack(task.id, 'First?')
  await askBack(task.id, 'Second?')
  const stop = new AbortController()
  const first = humans.awaitHuman({
    ...call,
    signal: stop.signal,
    onQuestion: ({ body }) => {
      if (body === 'Second?') stop.abort()
      stop.signal.throwIfAborted()
      return 'One'
    },
  })
  await expect(first).rejects.toBeInstanceOf(WaitAbortedError)
  expect((await said(task.id)).at(-1)).toEqual(['agent_reply', 'One'])

  const again = humans.awaitHuman({ ...call, onQuestion: ({ body }) => `Again ${body}` })
  await vi.waitFor(async () => expect((await said(task.id)).at(-1)).toEqual(['agent_reply', 'Again Second?']))
  await answer(ann, task.id)
  await again
  expect(await said(task.id)).toHaveLength(4)
})

test('what is asked while the agent thinks is replied to after it', async () => {
  const call = refund()
  const { task } = await humans.tasks.create(call)
  await askBack(task.id, 'First?')
  const waiting = humans.awaitHuman({
    ...call,
    onQuestion: async ({ body }) => {
      if (body === 'First?') await askBack(task.id, 'Second?')
      return `About ${body}`
    },
  })
  await vi.waitFor(async () => expect(await said(task.id)).toContainEqual(['agent_reply', 'About Second?']))
  await answer(ann, task.id)
  await waiting
  expect(await said(task.id)).toHaveLength(4)
})

test('what the agent throws ends the call, and the task stays open', async () => {
  const call = refund()
  const { task } = await humans.tasks.create(call)
  await askBack(task.id, 'Why?')
  const broken = humans.awaitHuman({
    ...call,
    onQuestion: () => {
      throw new Error('The model is gone.')
    },
  })
  await expect(broken).rejects.toThrow('The model is gone.')
  expect((await humans.tasks.get(task.id)).completedAt).toBeNull()
})
