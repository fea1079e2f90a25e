import { expect, it } from 'vitest'
import { AwaitHumans } from './client.ts'
import { startWireServer, wireTask } from './wire-server.fixture.ts'

it('is not followed, with the key and the payload, and said', async () => {
  const [server, elsewhere] = [await startWireServer(), await startWireServer()]
  elsewhere.on('POST /api/tasks', { status: 201, json: wireTask() })
  server.on('POST /api/tasks', { status: 307, headers: { location: `${elsewhere.url}/api/tasks` }, text: '' })
  const humans = new AwaitHumans({ url: server.url, apiKey: 'secret', headers: { 'x-gateway-key': 'secret' } })
  const question = { task: 'Approve?', payloadSchema: {}, payload: { amount: 250 }, responseSchema: { type: 'object', properties: {} } }
  const refused = await humans.tasks.create({ ...question, timeoutMs: 900_000 }).catch((error: unknown) => error)
  await Promise.all([server.close(), elsewhere.close()])
  expect(elsewhere.requests).toEqual([])
  expect(refused).toMatchObject({
    name: 'TaskCreateError',
    status: 307,
    hint: expect.stringContaining(`redirects to ${elsewhere.url}/api/tasks: use that address as serverUrl`),
  })
})
