import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { awaitHuman, embedToken } from './index.ts'
import { startWireServer, wirePoll, wireTask } from './wire-server.fixture.ts'

type Json = Record<string, unknown>
type Recorded = { method: string; url: string; headers: Record<string, string>; body: Json }

// What the published client was recorded to send for the same calls.
const recorded = readFileSync('sdk/typescript/src/recorded.vectors.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded)

it('sends what the published client sent', async () => {
  const server = await startWireServer()
  const [create, , , embed] = recorded as [Recorded, Recorded, Recorded, Recorded]
  const { body } = create
  server.on('POST /api/tasks', { status: 201, json: wireTask({ id: 'abc/1' }) })
  server.on('GET /api/tasks/abc%2F1/poll', wirePoll('created'), wirePoll('completed', { response: { approved: true } }))
  server.on('POST /api/embed/tokens', { json: { embed_token: 't', embed_url: 'u', expires_at: 'e' } })
  await awaitHuman({
    task: 'Approve wire',
    payloadSchema: body.payload_schema as Json,
    payload: { amount: 50_000 },
    responseSchema: body.response_schema as Json,
    timeoutMs: 90_500,
    assignTo: { role: 'r', accessLevel: 'senior' },
    notify: ['slack:#ops'],
    verifier: { provider: 'claude', instructions: 'x', maxAttempts: 2 },
    serverUrl: `${server.url}/`,
    apiKey: 'tok',
  })
  await embedToken({ taskId: 't', parentOrigin: 'https://x', sub: 's', ttlSeconds: 60, apiKey: 'ah_sk_1', serverUrl: server.url })
  await server.close()

  expect(server.requests.map(({ method, path }) => [method, path])).toEqual(recorded.map(({ method, url }) => [method, url]))
  for (const [index, { headers }] of recorded.entries())
    for (const name of ['authorization', 'content-type']) expect(server.requests[index]?.headers[name]).toBe(headers[name])
  expect(server.requests[3]?.body).toEqual(embed.body)
  // What the published client lost is said, and where the agent wrote no form the server draws one.
  const wanted: Json = { ...body, assign_to: { role: 'r', access_level: 'senior' }, form_definition: null }
  const added = { task_metadata: null, initial_response: null, redact_response_after_submit: false }
  expect(server.requests[0]?.body).toEqual({ ...wanted, ...added })
})
