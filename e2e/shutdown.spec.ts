import { Agent, request } from 'node:http'
import type { Place } from './place.ts'
import { expect, test } from './fixtures.ts'

const CONNECTIONS = 16
const WAITERS = 20

type Heard = { status: number; retryAfter: string | undefined; error: string | undefined }

/** Over connections that are kept alive, as SDKs and proxies do. Null when no answer came. */
function caller({ url, adminToken }: Place) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  return (method: string, path: string, body?: unknown) =>
    new Promise<Heard | null>((resolve) => {
      const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
      const sent = request(url + path, { method, agent, headers }, (answer) => {
        let text = ''
        answer
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .on('end', () =>
            resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], error: JSON.parse(text).error }),
          )
          .on('error', () => resolve(null))
      })
      sent.on('error', () => resolve(null)).end(body === undefined ? undefined : JSON.stringify(body))
    })
}

const question = (key: string, email: string) => ({
  task: 'Still there?',
  payload: {},
  payload_schema: {},
  response_schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] },
  timeout_seconds: 900,
  idempotency_key: key,
  assign_to: { email },
})

test('a server that is stopped under load loses nothing: waits are answered, latecomers are told to come again', async ({
  place,
  person,
}) => {
  const iris = await person({ name: 'Iris Inbox' })
  const call = caller(place)
  const waiting = await place.agent.tasks.create({
    task: 'Wait for me?',
    payload: {},
    payloadSchema: {},
    responseSchema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] },
    timeoutMs: 900_000,
    idempotencyKey: 'shutdown:waiting',
  })
  const waits = Array.from({ length: WAITERS }, () =>
    fetch(`${place.url}/api/tasks/${waiting.task.id}/poll?timeout=30`, { headers: { authorization: `Bearer ${place.adminToken}` } }),
  )

  let stopping = true
  let created = 0
  const refused: (Heard | null)[] = []
  const load = Array.from({ length: CONNECTIONS }, async (_, lane) => {
    for (let turn = 0; stopping; turn++) {
      const heard = await call('POST', '/api/tasks', question(`shutdown:${lane}:${turn}`, iris.email))
      if (heard?.status === 201) created += 1
      else refused.push(heard)
    }
  })
  await expect.poll(() => created).toBeGreaterThan(50)

  const took = await place.stop()
  stopping = false
  await Promise.all(load)
  expect(took).toBeLessThan(10_000)
  for (const wait of await Promise.all(waits)) {
    expect(wait.status).toBe(200)
    expect(await wait.json()).toMatchObject({ status: 'created', response: null })
  }
  const answers = refused.filter((heard) => heard !== null)
  expect(answers.length, 'somebody is told so').toBeGreaterThan(0)
  for (const heard of answers) expect(heard).toEqual({ status: 503, retryAfter: '1', error: 'SHUTTING_DOWN' })

  // Every 201 is a row, and nothing is still held by the process that is gone.
  const count = async (sql: string) => (await place.sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n
  expect(await count(`tasks WHERE idempotency_key LIKE 'shutdown:%:%'`)).toBeGreaterThanOrEqual(created)
  expect(await count('graphile_worker.jobs WHERE locked_at IS NOT NULL')).toBe(0)
  expect(await count('processes')).toBe(0)
  await place.start()
  await expect.poll(() => count(`tasks WHERE idempotency_key LIKE 'shutdown:%:%' AND status = 'created'`), { timeout: 20_000 }).toBe(0)
})
