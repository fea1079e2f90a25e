import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askHuman } from './await-human.ts'
import { fakeClock } from './fake-clock.fixture.ts'
import { startWireServer, wireTask, type WireServer } from './wire-server.fixture.ts'

let server: WireServer

beforeEach(async () => {
  server = await startWireServer()
})

afterEach(() => server.close())

const CREATE = 'POST /api/tasks'
const POLL = 'GET /api/tasks/task-1/poll'
const CANCEL = 'POST /api/tasks/task-1/cancel'
const created = { status: 201, json: wireTask() }

const question = { task: 'Approve?', payloadSchema: {}, payload: {}, responseSchema: { type: 'object' }, timeoutMs: 900_000 }

/** One call on the scripted server. */
function ask(options: Partial<Parameters<typeof askHuman>[0]>) {
  return askHuman({ ...question, serverUrl: server.url, apiKey: 'secret', ...options }, fakeClock())
}

const paths = () => server.requests.map(({ method, path }) => `${method} ${path}`)

describe('an abort', () => {
  it('before anything was sent sends nothing', async () => {
    const reason = new Error('shutting down')
    await expect(ask({ signal: AbortSignal.abort(reason) })).rejects.toMatchObject({
      name: 'WaitAbortedError',
      cause: reason,
      cancelled: false,
    })
    expect(paths()).toEqual([])
  })

  it('ends the wait and leaves the task open', async () => {
    server.on(CREATE, created)
    server.on(POLL, 'hold')
    const controller = new AbortController()
    const polled = server.arrival(POLL).then(() => controller.abort())
    await expect(ask({ signal: controller.signal })).rejects.toMatchObject({ name: 'WaitAbortedError', taskId: 'task-1', cancelled: false })
    await polled
    expect(paths()).toHaveLength(2)
  })

  it('withdraws the task with cancelOnAbort', async () => {
    server.on(CREATE, created)
    server.on(POLL, 'hold')
    server.on(CANCEL, { json: wireTask({ status: 'cancelled' }) })
    const controller = new AbortController()
    const polled = server.arrival(POLL).then(() => controller.abort())
    await expect(ask({ signal: controller.signal, cancelOnAbort: true })).rejects.toMatchObject({ cancelled: true })
    await polled
    expect(paths().at(-1)).toBe(CANCEL)
  })

  it('during the create lets it finish, because only its answer has the id to cancel by', async () => {
    server.on(CREATE, created)
    server.on(POLL, 'hold')
    server.on(CANCEL, { status: 409, json: { error: 'TASK_ALREADY_TERMINAL' } })
    const controller = new AbortController()
    const posted = server.arrival(CREATE).then(() => controller.abort())
    await expect(ask({ signal: controller.signal, cancelOnAbort: true })).rejects.toMatchObject({ taskId: 'task-1', cancelled: false })
    await posted
    expect(paths()).toEqual([CREATE, CANCEL])
  })
})

it('ends with what onTask throws', async () => {
  server.on(CREATE, created)
  const broken = async () => Promise.reject(new Error('no such channel'))
  await expect(ask({ onTask: broken })).rejects.toThrow('no such channel')
})
