import { afterEach, beforeEach, expect, it } from 'vitest'
import { AwaitHumans } from './client.ts'
import { startWireServer, wireTask, type WireServer } from './wire-server.fixture.ts'

let server: WireServer

beforeEach(async () => {
  server = await startWireServer()
})

afterEach(() => server.close())

const question = { task: 'Approve?', payloadSchema: {}, payload: {}, responseSchema: { type: 'object' }, timeoutMs: 900_000 }
const humans = () => new AwaitHumans({ url: server.url, apiKey: 'secret' })

// A program that answers everything with some JSON looks like a server at first; waiting for it would be for ever.
it.each([{}, { status: 7 }, { ok: true }])('says of an answer like %j that it is none of a server that it knows', async (json) => {
  server.on('POST /api/tasks', { status: 201, json })
  await expect(humans().awaitHuman(question)).rejects.toMatchObject({ name: 'TaskCreateError', hint: expect.stringMatching(/not a task/) })
  server.on('POST /api/tasks', { status: 201, json: wireTask() })
  server.on('GET /api/tasks/task-1/poll', { json })
  await expect(humans().awaitHuman(question)).rejects.toMatchObject({ name: 'PollError', hint: expect.stringMatching(/another version/) })
  server.on('GET /api/tasks/task-1', { json })
  await expect(humans().tasks.get('task-1')).rejects.toMatchObject({ name: 'RequestError', hint: expect.stringMatching(/another version/) })
})
