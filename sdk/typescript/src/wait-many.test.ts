import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeClock } from './fake-clock.fixture.ts'
import { systemClock } from './http/clock.ts'
import { openSession } from './http/session.ts'
import { waitAny, waitMany, type WaitForTaskOptions } from './wait-many.ts'
import { startWireServer, wireEvent, wirePoll, type WireServer } from './wire-server.fixture.ts'

const STREAM = 'POST /api/stream'
let server: WireServer

beforeEach(async () => {
  server = await startWireServer()
})

afterEach(() => server.close())

const open = (maxRetries?: number) => () => openSession({ serverUrl: server.url, apiKey: 'secret', maxRetries }, fakeClock())
const many = (ids: string[], options: WaitForTaskOptions<Record<string, unknown>> = {}) => waitMany(open(), ids, options)
const any = (ids: string[], options: WaitForTaskOptions<Record<string, unknown>> = {}) => waitAny(open(), ids, options)
const yes = { response: { approved: true } }
const streams = () => server.requests.filter(({ path }) => path === '/api/stream')

describe('waitMany', () => {
  it('returns the ends in the order of the ids, over one connection', async () => {
    const events = `:\n\n${wireEvent('a', 'created')}${wireEvent('b', 'cancelled')}${wireEvent('a', 'completed', yes)}`
    server.on(STREAM, { events, after: 'hold' })
    const outcomes = await many(['a', 'b', 'a'])
    expect(outcomes.map(({ id, status }) => `${id} ${status}`)).toEqual(['a completed', 'b cancelled', 'a completed'])
    expect(server.requests).toMatchObject([{ body: { task_ids: ['a', 'b'] }, headers: { authorization: 'Bearer secret' } }])
  })

  it('asks nothing of nobody', async () => {
    expect(await many([])).toEqual([])
    expect(server.requests).toEqual([])
  })

  it('takes up a lost connection where it was, for what is left', async () => {
    const first = `${wireEvent('a', 'completed', yes)}${wireEvent('b', 'created')}id: 41\n\n`
    server.on(STREAM, { events: first, after: 'cut' }, { events: wireEvent('b', 'timed_out'), after: 'end' })
    expect((await many(['a', 'b'])).map(({ status }) => status)).toEqual(['completed', 'timed_out'])
    expect(streams()[0]?.headers['last-event-id']).toBeUndefined()
    expect(streams()[1]).toMatchObject({ body: { task_ids: ['b'] }, headers: { 'last-event-id': '41' } })
  })

  it('parses each answer once, however often it is told', async () => {
    let parsed = 0
    const responseSchema = z.object({ approved: z.boolean() }).transform((answer) => ({ ...answer, times: ++parsed }))
    const told = wireEvent('a', 'completed', yes)
    server.on(STREAM, { events: told + told, after: 'cut' }, { events: told + wireEvent('b', 'completed', yes), after: 'end' })
    const outcomes = await waitMany(open(), ['a', 'b', 'a'], { responseSchema })
    expect(outcomes.map(({ response }) => response?.times)).toEqual([1, 2, 1])
  })

  it('says of which task the answer does not fit', async () => {
    server.on(STREAM, { events: wireEvent('a', 'completed', yes), after: 'end' })
    const waiting = waitMany(open(), ['a'], { responseSchema: z.object({ approved: z.string() }) })
    await expect(waiting).rejects.toMatchObject({ name: 'SchemaValidationError', taskId: 'a' })
  })

  it.each([
    ['an older server', { status: 404, json: { error: 'NOT_FOUND' } }],
    ['a server that only reads there', { status: 405, json: {} }],
    ['something that is not a stream', { json: {} }],
  ])('polls, some at a time, where there is no stream: %s', async (_, reply) => {
    const ids = Array.from({ length: 45 }, (_each, index) => `t${index}`)
    server.on(STREAM, reply)
    for (const id of ids) server.on(`GET /api/tasks/${id}/poll`, wirePoll('created'), wirePoll('completed', yes))
    expect((await many(ids)).map(({ id }) => id)).toEqual(ids)
    expect(streams()).toHaveLength(1)
    expect(server.requests).toHaveLength(1 + 2 * ids.length)
  })

  it('polls when streams break again and again before they are of use', async () => {
    server.on(STREAM, { events: `:\n\n${wireEvent('a', 'created')}id: 1\n\n`, after: 'cut' })
    server.on('GET /api/tasks/a/poll', wirePoll('completed', yes))
    expect(await many(['a'])).toMatchObject([{ status: 'completed' }])
    expect(streams()).toHaveLength(3)
  })

  it.each([
    [
      { status: 404, json: { error: 'TASK_NOT_FOUND', detail: { task_ids: ['b'] } } },
      { name: 'TaskNotFoundError', taskId: 'b' },
    ],
    [
      { events: 'event: deleted\ndata: {"id":"b"}\n\n', after: 'hold' as const },
      { name: 'TaskNotFoundError', taskId: 'b' },
    ],
    [
      { status: 401, json: {} },
      { name: 'PollError', status: 401, hint: expect.stringContaining('valid API key') },
    ],
    [
      { status: 422, json: {} },
      { name: 'PollError', status: 422 },
    ],
  ])('says why not: %j', async (reply, error) => {
    server.on(STREAM, reply)
    await expect(many(['a', 'b'])).rejects.toMatchObject(error)
  })

  it('tries again after what passes, and gives up after what does not', async () => {
    const events = wireEvent('a', 'completed', yes)
    server.on(STREAM, { status: 503, headers: { 'retry-after': '7' }, json: {} }, 'cut', { events, after: 'end' })
    expect(await many(['a'])).toHaveLength(1)
    server.on(STREAM, { status: 503, json: {} })
    await expect(waitMany(open(2), ['a'], {})).rejects.toMatchObject({ name: 'PollError', status: 503 })
    await server.close()
    await expect(many(['a'])).rejects.toMatchObject({ name: 'ServerUnreachableError' })
  })
})

describe('waitAny', () => {
  it('returns the first that ends, and which it was', async () => {
    server.on(STREAM, { events: wireEvent('a', 'created') + wireEvent('b', 'completed', yes) + wireEvent('a', 'cancelled'), after: 'hold' })
    expect(await any(['a', 'b'])).toMatchObject({ id: 'b', status: 'completed', response: { approved: true } })
  })

  it('wants at least one', async () => {
    await expect(any([])).rejects.toThrow('at least one')
  })

  it('polls where there is no stream, and lets the other polls go', async () => {
    server.on(STREAM, { status: 404, json: {} })
    server.on('GET /api/tasks/a/poll', 'hold')
    server.on('GET /api/tasks/b/poll', wirePoll('completed', yes))
    expect(await any(['a', 'b'])).toMatchObject({ id: 'b' })
  })
})

describe('a wait for several', () => {
  it('gives up when the signal says so', async () => {
    server.on(STREAM, { events: wireEvent('a', 'completed', yes), after: 'hold' })
    const controller = new AbortController()
    void server.arrival(STREAM).then(() => controller.abort())
    await expect(many(['a', 'b'], { signal: controller.signal })).rejects.toMatchObject({ name: 'WaitAbortedError' })
    await expect(any(['a'], { signal: controller.signal })).rejects.toMatchObject({ name: 'WaitAbortedError', taskId: 'a' })
  })

  it('gives up after timeoutMs, and says what is open', async () => {
    server.on(STREAM, { events: wireEvent('a', 'completed', yes), after: 'hold' })
    const session = () => openSession({ serverUrl: server.url }, systemClock)
    const waiting = waitMany(session, ['a', 'b', 'c'], { timeoutMs: 200 })
    await expect(waiting).rejects.toMatchObject({
      name: 'WaitAbortedError',
      cause: { name: 'TimeoutError' },
      hint: expect.stringContaining('of 3 tasks'),
    })
  })
})
