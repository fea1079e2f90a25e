import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { AGENT, answer } from '#server/tasks/test-tasks.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

type Json = Record<string, unknown>
type Recorded = { method: string; url: string; headers: Record<string, string>; body: Json | null }

const read = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded)

// What the published clients were recorded to send.
const CLIENTS = {
  TypeScript: read('sdk/typescript/src/recorded.vectors.jsonl'),
  Python: read('sdk/python/tests/vectors/recorded.jsonl'),
}

/** The request byte for byte, but for the host, the key and what the test changes. */
async function replay({ method, url, headers, body }: Recorded): Promise<{ status: number; json: Json; headers: Headers }> {
  const { host: _host, connection: _connection, 'content-length': _length, ...sent } = headers
  const response = await fetch(api.url + url, {
    method,
    headers: { ...sent, authorization: `Bearer ${TOKEN}` },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, json: (await response.json()) as Json, headers: response.headers }
}

const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)

describe.each(Object.entries(CLIENTS))('the published %s client', (name, recorded) => {
  const [create, poll, , embed] = recorded as [Recorded, Recorded, Recorded, Recorded]
  // This server has no verifiers; everything else is as it was recorded.
  const asked = { ...create, body: { ...create.body, verifier_config: null, idempotency_key: `recorded-${name}` } }

  test('asks, asks again, and waits', async () => {
    const made = await replay(asked)
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      id: expect.any(String),
      idempotency_key: `recorded-${name}`,
      status: expect.any(String),
      payload: create.body?.payload,
      response_schema: create.body?.response_schema,
      timeout_seconds: create.body?.timeout_seconds,
      response: null,
      completed_at: null,
      timed_out_at: null,
      verification_attempt: 0,
      created_at: MOMENT,
    })
    const again = await replay(asked)
    expect([again.status, again.json.id, again.headers.get('idempotent-replayed')]).toEqual([201, made.json.id, 'true'])
    const id = String(made.json.id)
    await answer(AGENT, id, { approved: true })
    const waited = await replay({ ...poll, url: poll.url.replace(/abc(%2F|\/)1/, id) })
    expect(waited).toMatchObject({
      status: 200,
      json: { status: 'completed', response: { approved: true }, completed_at: MOMENT, timed_out_at: null, verification_attempt: 0 },
    })
  })

  test('reads why not in the shape that it knows', async () => {
    const flat = { error: expect.any(String), message: expect.any(String), docs: expect.any(String) }
    const refused = await replay(create)
    expect([refused.status, refused.json]).toEqual([422, expect.objectContaining({ ...flat, error: 'VERIFIER_PROVIDER_UNKNOWN' })])
    const unknown = await replay({ ...poll, url: '/api/tasks/none/poll?timeout=25' })
    expect([unknown.status, unknown.json]).toEqual([404, expect.objectContaining(flat)])
    // Recorded with a service key that this server has not made.
    const embedding = await replay(embed)
    expect([embedding.status, embedding.json]).toEqual([401, expect.objectContaining({ ...flat, error: 'SERVICE_KEY_NOT_FOUND' })])
  })
})
