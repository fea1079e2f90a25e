import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { askHuman, awaitHuman } from './await-human.ts'
import { fakeClock } from './fake-clock.fixture.ts'
import type { CreatedTask } from './options.ts'
import { startWireServer, wirePoll, wireTask, type WireServer } from './wire-server.fixture.ts'

let server: WireServer
let clock: ReturnType<typeof fakeClock>

beforeEach(async () => {
  server = await startWireServer()
  clock = fakeClock()
})

afterEach(() => server.close())

const question = {
  task: 'Approve?',
  payloadSchema: z.object({ amount: z.number() }),
  payload: { amount: 250 },
  responseSchema: z.object({ approved: z.boolean(), note: z.string().default('none') }),
  timeoutMs: 900_000,
}

/** One call on the scripted server. */
function ask(options: Partial<Parameters<typeof askHuman>[0]> = {}) {
  return askHuman({ ...question, serverUrl: server.url, apiKey: 'secret', ...options }, clock)
}

const CREATE = 'POST /api/tasks'
const POLL = 'GET /api/tasks/task-1/poll'
const created = { status: 201, json: wireTask() }
const approved = wirePoll('completed', { response: { approved: true } })

const paths = () => server.requests.map(({ method, path }) => `${method} ${path}`)

describe('an answer', () => {
  it('is waited for and comes back typed', async () => {
    server.on(CREATE, created)
    server.on(POLL, approved)
    const answer = await awaitHuman({ ...question, serverUrl: `${server.url}//`, apiKey: 'secret' })
    expect(answer.approved satisfies boolean).toBe(true)
    expect(answer.note).toBe('none')
    expect(paths()).toEqual([CREATE, `${POLL}?timeout=25`])
    expect(server.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json', authorization: 'Bearer secret' })
    expect(server.requests[0]?.body).toMatchObject({ task: 'Approve?', timeout_seconds: 900, form_definition: null })
    expect(server.requests[1]?.headers['content-type']).toBeUndefined()
  })

  it('costs no poll when the task had already ended', async () => {
    server.on(CREATE, {
      status: 201,
      headers: { 'idempotent-replayed': 'true' },
      json: wireTask({ status: 'completed', response: { approved: false } }),
    })
    const seen: CreatedTask[] = []
    expect(await ask({ onTask: (task) => void seen.push(task) })).toEqual({ approved: false, note: 'none' })
    expect(paths()).toEqual(['POST /api/tasks'])
    expect(seen).toEqual([{ id: 'task-1', url: `${server.url}/tasks/task-1`, status: 'completed', replayed: true }])
  })

  it('may come from a server that answers 200, under a path, with an id that needs encoding', async () => {
    server.on('POST /humans/api/tasks', { json: wireTask({ id: 'a/b' }) })
    server.on('GET /humans/api/tasks/a%2Fb/poll', approved)
    expect(await ask({ serverUrl: `${server.url}/humans/` })).toMatchObject({ approved: true })
  })

  it('uses the given fetch and headers', async () => {
    server.on(CREATE, { status: 201, json: wireTask({ status: 'completed', response: { approved: true } }) })
    const urls: string[] = []
    const fetch = (url: string, init: RequestInit) => {
      urls.push(url)
      return globalThis.fetch(url, init)
    }
    await ask({ fetch, headers: { 'X-Gateway': 'in' } })
    expect(urls).toEqual([`${server.url}/api/tasks`])
    expect(server.requests[0]?.headers['x-gateway']).toBe('in')
  })
})

describe('how a task may end otherwise', () => {
  it.each([
    [wirePoll('timed_out'), { name: 'TaskTimeoutError', code: 'TIMEOUT_EXCEEDED', message: expect.stringContaining('900 seconds') }],
    [wirePoll('cancelled'), { name: 'TaskCancelledError', code: 'TASK_CANCELLED' }],
    [wirePoll('verification_exhausted', { verification_attempt: 3 }), { name: 'VerificationExhaustedError', attempts: 3 }],
    [
      wirePoll('completed', { response: { approved: 'yes' } }),
      { name: 'SchemaValidationError', field: 'response', hint: expect.stringMatching(/^approved: /) },
    ],
    [
      { status: 404, json: { error: 'TASK_NOT_FOUND' } },
      { name: 'TaskNotFoundError', status: 404 },
    ],
  ])('%j', async (reply, error) => {
    server.on(CREATE, created)
    server.on(POLL, reply)
    await expect(ask()).rejects.toMatchObject({ ...error, taskId: 'task-1' })
  })

  it('with an answer that only the callback ever saw', async () => {
    const redacted = { response_redacted_at: '2026-01-02T03:04:05.000000Z', redact_response_after_submit: true }
    server.on(CREATE, { status: 201, json: wireTask({ status: 'completed', ...redacted }) })
    await expect(ask()).rejects.toMatchObject({ name: 'ResponseRedactedError', taskId: 'task-1' })
    expect(paths()).toHaveLength(1)
  })

  it('by its own clock, a minute after the server should have said so', async () => {
    const started = clock.now()
    server.on(CREATE, created)
    server.on(POLL, wirePoll('created'))
    await expect(ask({ timeoutMs: 60_000 })).rejects.toMatchObject({ name: 'TaskTimeoutError', taskId: 'task-1' })
    expect(clock.now() - started).toBe(120_000)
  })
})

describe('a refused request', () => {
  it.each([
    [
      { status: 422, json: { error: 'RESPONSE_SCHEMA_INVALID', message: 'Not an object.' } },
      { name: 'TaskCreateError', status: 422, hint: expect.stringContaining('Not an object.') },
    ],
    [
      { status: 401, json: { detail: 'no' } },
      { name: 'TaskCreateError', status: 401, hint: expect.stringContaining('The API key came from the apiKey option') },
    ],
    [
      { status: 201, json: [] },
      { name: 'TaskCreateError', status: 201, hint: expect.stringContaining('not a task') },
    ],
    [
      { status: 200, text: '<html>' },
      { name: 'TaskCreateError', status: 200, hint: expect.stringContaining('not JSON') },
    ],
    [
      { status: 413, text: 'x'.repeat(600) },
      { status: 413, hint: `The server said: ${'x'.repeat(500)}` },
    ],
  ])('on create: %j', async (reply, error) => {
    server.on(CREATE, { headers: { 'x-request-id': 'r-1' }, ...reply })
    await expect(ask()).rejects.toMatchObject({ ...error, attempts: 1, requestId: 'r-1' })
  })

  it.each([
    [
      { status: 403, json: {} },
      { name: 'PollError', status: 403 },
    ],
    [
      { status: 401, json: {} },
      { name: 'PollError', status: 401, hint: expect.stringContaining('valid API key') },
    ],
    [
      { status: 200, text: '<html>' },
      { name: 'PollError', status: 200, hint: expect.stringContaining('not JSON') },
    ],
  ])('on poll: %j', async (reply, error) => {
    server.on(CREATE, created)
    server.on(POLL, reply)
    await expect(ask()).rejects.toMatchObject({ ...error, taskId: 'task-1' })
  })

  it('says of a managed key that it belongs elsewhere', async () => {
    server.on(CREATE, { status: 401, json: {} })
    await expect(ask({ apiKey: 'ah_sk_live_1' })).rejects.toThrow('belong to the managed service')
  })

  it('names what differs when a key is used for another question', async () => {
    const json = {
      error: 'IDEMPOTENCY_KEY_MISMATCH',
      message: 'The key "k" already belongs to another: payload differs.',
      detail: { differs: ['payload'] },
    }
    server.on(CREATE, { status: 409, json })
    await expect(ask({ idempotencyKey: 'k' })).rejects.toMatchObject({
      name: 'IdempotencyMismatchError',
      code: 'IDEMPOTENCY_KEY_MISMATCH',
      status: 409,
      idempotencyKey: 'k',
      differs: ['payload'],
      message: expect.stringContaining('payload differs'),
    })
  })
})

describe('a server that comes and goes', () => {
  it('is asked again, for the same task', async () => {
    server.on(CREATE, 'cut', { status: 503 }, { status: 429 }, created)
    server.on(POLL, 'cut', { status: 502 }, wirePoll('created'), { status: 500 }, approved)
    expect(await ask()).toMatchObject({ approved: true })
    const bodies = server.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.stringify(body))
    expect(new Set(bodies).size).toBe(1)
    expect(bodies).toHaveLength(4)
    // three failed creates; two failed polls; one "not yet" that came at once; one more failed poll
    expect(clock.naps).toEqual([250, 500, 1000, 250, 500, 250, 250])
  })

  it('is given the time it asks for', async () => {
    server.on(
      CREATE,
      { status: 503, headers: { 'retry-after': '20' } },
      { status: 429, headers: { 'retry-after': 'Fri, 02 Jan 2026 03:04:55 GMT' } },
      created,
    )
    server.on(POLL, approved)
    await ask()
    expect(clock.naps).toEqual([20_250, 30_250])
  })

  it('is given up after five tries to create', async () => {
    server.on(CREATE, { status: 503, text: 'restarting' })
    await expect(ask()).rejects.toMatchObject({ name: 'TaskCreateError', status: 503, attempts: 5 })
    server.on(CREATE, 'cut')
    await expect(ask()).rejects.toMatchObject({ name: 'ServerUnreachableError', attempts: 5, url: server.url, cause: expect.any(Error) })
  })

  it('is given up after ten minutes of silence during the wait', async () => {
    server.on(CREATE, created)
    server.on(POLL, 'cut')
    const started = clock.now()
    await expect(ask()).rejects.toMatchObject({ name: 'ServerUnreachableError' })
    expect(clock.now() - started).toBeGreaterThan(580_000)
    expect(clock.now() - started).toBeLessThanOrEqual(600_000)
  })

  it('is asked as often as maxRetries says', async () => {
    server.on(CREATE, created)
    server.on(POLL, { status: 500 })
    await expect(ask({ maxRetries: 2 })).rejects.toMatchObject({ name: 'PollError', status: 500, attempts: 3 })
  })

  it('is never asked in a hot loop, however early it answers', async () => {
    server.on(CREATE, created)
    server.on(POLL, ...Array.from({ length: 8 }, () => wirePoll('in_progress')), approved)
    await ask()
    expect(clock.naps).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500, 7500])
  })
})
