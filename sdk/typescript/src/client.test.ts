import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AwaitHumans } from './client.ts'
import { startWireServer, wirePoll, wireTask, type WireServer } from './wire-server.fixture.ts'

let server: WireServer
let humans: AwaitHumans

beforeEach(async () => {
  server = await startWireServer()
  humans = new AwaitHumans({ url: `${server.url}/`, apiKey: 'secret', maxRetries: 0 })
})

afterEach(() => server.close())

const question = {
  task: 'Approve?',
  payloadSchema: z.object({ amount: z.number() }),
  payload: { amount: 250 },
  responseSchema: z.object({ approved: z.boolean() }),
  timeoutMs: 900_000,
}

describe('create', () => {
  it('returns the task at once, in the spelling and the types of TypeScript', async () => {
    const json = wireTask({
      status: 'rejected',
      assigned_to_email: 'ana@example.com',
      verifier_result: { passed: false, reason: 'no', parsed_response: null },
      completed_at: '2026-01-02T03:04:06.000000Z',
    })
    server.on('POST /api/tasks', { status: 201, headers: { 'idempotent-replayed': 'true' }, json })
    const { task, url, replayed } = await humans.tasks.create({ ...question, assignTo: 'ana@example.com' })
    expect({ url, replayed }).toEqual({ url: `${server.url}/tasks/task-1`, replayed: true })
    expect(task).toMatchObject({
      id: 'task-1',
      idempotencyKey: 'key-1',
      timeoutMs: 900_000,
      assignee: { email: 'ana@example.com', userId: null },
      completedBy: { email: null },
      verifierResult: { passed: false, reason: 'no', parsedResponse: null },
      createdAt: new Date('2026-01-02T03:04:05Z'),
      completedAt: new Date('2026-01-02T03:04:06Z'),
      timedOutAt: null,
    })
    expect(server.requests).toMatchObject([
      { headers: { authorization: 'Bearer secret' }, body: { assign_to: { email: 'ana@example.com' } } },
    ])
  })
})

describe('get, list and cancel', () => {
  it('reads a task', async () => {
    server.on('GET /api/tasks/task-1', { json: wireTask({ status: 'in_progress' }) })
    expect(await humans.tasks.get('task-1')).toMatchObject({ id: 'task-1', status: 'in_progress' })
  })

  it('lists a page and says where the next one is', async () => {
    const headers = { link: '</api/tasks?limit=2&cursor=a%2Bb>; rel="next"', 'x-total-count': '41' }
    server.on('GET /api/tasks', { headers, json: [wireTask(), wireTask({ id: 'task-2' })] })
    const page = await humans.tasks.list({ status: 'completed', assignedTo: 'ana', q: 'refund & co', pool: 'p', role: 'r', limit: 2 })
    expect(page).toMatchObject({ tasks: [{ id: 'task-1' }, { id: 'task-2' }], nextCursor: 'a+b', total: 41 })
    expect(server.requests[0]?.path).toBe('/api/tasks?status=completed&q=refund+%26+co&pool=p&role=r&limit=2&assigned_to=ana')
  })

  it('lists a last page', async () => {
    server.on('GET /api/tasks', { headers: { link: '</api/tasks?cursor=x>; rel="prev"' }, json: [] })
    expect(await humans.tasks.list()).toEqual({ tasks: [], nextCursor: null, total: null })
    expect(server.requests[0]?.path).toBe('/api/tasks')
  })

  it('moves a deadline back', async () => {
    server.on('POST /api/tasks/task-1/extend', { json: wireTask({ timeout_at: '2026-01-03T00:00:00.000000Z' }) })
    expect(await humans.tasks.extend('task-1', { timeoutMs: 3_600_000 })).toMatchObject({ timeoutAt: new Date('2026-01-03T00:00:00Z') })
    expect(server.requests).toMatchObject([{ body: { timeout_seconds: 3600 } }])
    await expect(humans.tasks.extend('task-1', { timeoutMs: 59_000 })).rejects.toMatchObject({ name: 'TimeoutRangeError' })
  })

  it('withdraws a task', async () => {
    server.on('POST /api/tasks/task-1/cancel', { json: wireTask({ status: 'cancelled' }) })
    expect(await humans.tasks.cancel('task-1')).toMatchObject({ status: 'cancelled' })
  })

  it.each([
    [{ status: 404, json: { error: 'TASK_NOT_FOUND' } }, { name: 'TaskNotFoundError' }],
    [
      { status: 409, json: { error: 'TASK_ALREADY_TERMINAL', detail: { status: 'timed_out' } } },
      { name: 'TaskAlreadyTerminalError', taskStatus: 'timed_out', status: 409 },
    ],
    [
      { status: 409, json: { error: 'TASK_ALREADY_TERMINAL' } },
      { name: 'TaskAlreadyTerminalError', taskStatus: 'ended' },
    ],
    [
      { status: 403, json: { error: 'FORBIDDEN', message: 'Not yours.' } },
      { name: 'RequestError', status: 403, hint: expect.stringContaining('Not yours.') },
    ],
    [
      { status: 401, json: {} },
      { name: 'RequestError', status: 401, hint: expect.stringContaining('valid API key') },
    ],
  ])('says why not: %j', async (reply, error) => {
    server.on('POST /api/tasks/task-1/cancel', reply)
    await expect(humans.tasks.cancel('task-1')).rejects.toMatchObject({ ...error, taskId: 'task-1' })
  })
})

describe('wait', () => {
  const POLL = 'GET /api/tasks/task-1/poll'

  it('returns the answer, parsed when asked to', async () => {
    server.on(POLL, wirePoll('completed', { response: { approved: true, extra: 1 }, completed_at: '2026-01-02T03:04:05.000000Z' }))
    const outcome = {
      id: 'task-1',
      status: 'completed',
      completedAt: new Date('2026-01-02T03:04:05Z'),
      timedOutAt: null,
      verificationAttempt: 0,
    }
    expect(await humans.tasks.wait('task-1')).toEqual({ ...outcome, response: { approved: true, extra: 1 } })
    const parsed = await humans.tasks.wait('task-1', { responseSchema: question.responseSchema })
    expect(parsed.response?.approved satisfies boolean | undefined).toBe(true)
    expect(parsed).toEqual({ ...outcome, response: { approved: true } })
  })

  it('returns every other end too, without the answers that were refused', async () => {
    server.on(POLL, wirePoll('verification_exhausted', { response: { approved: true }, verification_attempt: 3 }))
    expect(await humans.tasks.wait('task-1')).toMatchObject({ status: 'verification_exhausted', response: null, verificationAttempt: 3 })
  })

  it('gives up after timeoutMs and leaves the task open', async () => {
    server.on(POLL, wirePoll('in_progress'))
    const waiting = humans.tasks.wait('task-1', { timeoutMs: 1 })
    await expect(waiting).rejects.toMatchObject({ name: 'WaitAbortedError', taskId: 'task-1', cause: { name: 'TimeoutError' } })
    expect(server.requests[0]?.path).toBe('/api/tasks/task-1/poll?timeout=1')
  })

  it('gives up when the signal says so', async () => {
    server.on(POLL, 'hold')
    const controller = new AbortController()
    const polled = server.arrival(POLL).then(() => controller.abort())
    await expect(humans.tasks.wait('task-1', { signal: controller.signal })).rejects.toMatchObject({ name: 'WaitAbortedError' })
    await polled
  })
})

it('asks and waits on its own server', async () => {
  server.on('POST /api/tasks', { status: 201, json: wireTask({ status: 'completed', response: { approved: true } }) })
  expect(await humans.awaitHuman(question)).toEqual({ approved: true })
})
