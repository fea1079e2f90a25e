import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { askHuman } from './await-human.ts'
import { fakeClock } from './fake-clock.fixture.ts'
import { startWireServer, wirePoll, wireTask, type WireServer } from './wire-server.fixture.ts'

let server: WireServer
let clock: ReturnType<typeof fakeClock>

beforeEach(async () => {
  server = await startWireServer()
  clock = fakeClock()
})

afterEach(() => server.close())

it('waits on when the task is given more time, as the server says, whatever the clocks say', async () => {
  const started = clock.now()
  server.on('POST /api/tasks', { status: 201, json: wireTask() })
  const HOUR = 3_600_000
  // The server's clock is an hour ahead of ours; somebody gives the task until two hours from now.
  const extended = { ...wirePoll('in_progress').json, timeout_at: new Date(started + 3 * HOUR).toISOString() }
  const asked: number[] = []
  const fetch = async (url: string, init: RequestInit) => {
    if (!url.includes('/poll')) return globalThis.fetch(url, init)
    asked.push(clock.now() - started)
    clock.advance(600_000)
    return Response.json(extended, { headers: { date: new Date(clock.now() + HOUR).toUTCString() } })
  }
  const question = { task: 'Approve?', payloadSchema: z.object({}), payload: {}, responseSchema: z.object({}), timeoutMs: 900_000 }
  await expect(askHuman({ ...question, serverUrl: server.url, apiKey: 'secret', fetch }, clock)).rejects.toMatchObject({
    name: 'TaskTimeoutError',
  })
  expect(asked.at(-1)).toBeGreaterThanOrEqual(2 * HOUR + 60_000)
  expect(asked.at(-1)).toBeLessThan(2 * HOUR + 60_000 + 1_300_000)
})
