import { afterAll, describe, expect, test, vi } from 'vitest'
import { createApiKey } from '#server/auth/api-keys.ts'
import { pool } from '#server/db/client.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { startDeliverer } from '#server/webhooks/deliverer.ts'
import { readWebhookSecrets } from '#server/webhooks/read-secrets.ts'
import { deliveryOf, makeDue, untilDelivery, useDeliveries } from '#server/webhooks/test-deliveries.ts'
import { startReceiver } from '#server/webhooks/test-receiver.ts'
import { startApi } from './test-http.ts'

await useDeliveries()
const api = await startApi()
const deliverer = startDeliverer()
afterAll(async () => {
  await deliverer.stop()
  await api[Symbol.asyncDispose]()
})

const PATH = '/api/admin/webhook-deliveries'
const KEYS = [
  'id',
  'task_id',
  'url',
  'status',
  'attempt_count',
  'next_attempt_at',
  'first_attempted_at',
  'last_attempt_at',
  'last_error',
  'last_status_code',
  'created_at',
  'updated_at',
]
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

async function json(path: string, method = 'GET', body?: unknown) {
  const answered = await api.call(method, path, body)
  return { status: answered.status, body: await answered.json() }
}

/** A task whose webhook has been tried once, with this status. */
async function tried(status: number, more: Record<string, unknown> = {}) {
  await using receiver = await startReceiver((response) => response.writeHead(status).end('said'))
  const taskId = await ask({ callback_url: receiver.url, ...more })
  await answer(AGENT, taskId)
  const { id } = await untilDelivery(taskId, ({ attempt_count }) => attempt_count === 1)
  return { id, taskId }
}

describe('GET /api/admin/webhook-deliveries', () => {
  test('lists the last to change first, with the twelve keys in their order', async () => {
    const [older, newer] = [await tried(200), await tried(500)]
    const { body } = await json(PATH)
    expect(body.slice(0, 2).map(({ id }: { id: string }) => id)).toEqual([newer.id, older.id])
    expect(Object.keys(body[0])).toEqual(KEYS)
    expect(body[0]).toMatchObject({
      task_id: newer.taskId,
      status: 'pending',
      attempt_count: 1,
      last_error: 'HTTP 500',
      last_status_code: 500,
    })
    expect(body[1]).toMatchObject({ status: 'succeeded', last_error: null, last_status_code: 200 })
    for (const key of ['next_attempt_at', 'first_attempted_at', 'last_attempt_at', 'created_at', 'updated_at'])
      expect(body[0][key]).toMatch(UTC)
  })

  test('filters by status, and bounds its length', async () => {
    await tried(410)
    const { body } = await json(`${PATH}?status=abandoned`)
    expect(body.length).toBeGreaterThan(0)
    expect(new Set(body.map(({ status }: { status: string }) => status))).toEqual(new Set(['abandoned']))
    expect((await json(`${PATH}?limit=1`)).body).toHaveLength(1)
    for (const query of ['limit=0', 'limit=501', 'status=lost'])
      expect(await json(`${PATH}?${query}`)).toMatchObject({ status: 422, body: { error: 'VALIDATION_FAILED' } })
  })
})

test('filters by receiver and task, and pages to the end, each once', async () => {
  await pool().query('TRUNCATE webhook_deliveries CASCADE')
  const all = [await tried(500), await tried(200), await tried(410)]
  const [row] = (await pool().query<{ host: string }>('SELECT host FROM webhook_deliveries WHERE id = $1', [all[0]?.id])).rows
  const idsOf = async (query: string) => (await json(`${PATH}?${query}`)).body.map(({ id }: { id: string }) => id)
  expect(await idsOf(`task_id=${all[1]?.taskId}`)).toEqual([all[1]?.id])
  expect(await idsOf(`host=${row?.host.toUpperCase()}`)).toContain(all[0]?.id)
  expect(await idsOf('host=nowhere.example.com')).toEqual([])
  const seen: string[] = []
  for (let next: string | null = `${PATH}?limit=1`; next;) {
    const answered: Response = await api.call('GET', next)
    seen.push(...((await answered.json()) as { id: string }[]).map(({ id }) => id))
    next = /^<(.+)>; rel="next"$/.exec(answered.headers.get('link') ?? '')?.[1] ?? null
  }
  expect(seen).toEqual(all.map(({ id }) => id).toReversed())
  expect(await json(`${PATH}?cursor=nope`)).toMatchObject({ status: 422, body: { error: 'VALIDATION_FAILED' } })
})

test('who sent what again is written down with it: one by one, and all in one line', async () => {
  const changes = async () =>
    (await pool().query(`SELECT subject_id, subject_name, action, before, after FROM changes WHERE subject = 'delivery' ORDER BY seq`)).rows
  await pool().query('TRUNCATE changes, webhook_deliveries CASCADE')
  const { id, taskId } = await tried(410)
  await json(`${PATH}/${id}/redeliver`, 'POST')
  await json(`${PATH}/nope/redeliver`, 'POST')
  expect(await changes()).toEqual([
    {
      subject_id: id,
      subject_name: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      action: 'redelivered',
      before: { status: 'abandoned' },
      after: { status: 'pending', task_id: taskId },
    },
  ])
  await untilDelivery(taskId, ({ attempt_count }) => attempt_count === 2)
  const since = new Date(Date.now() - 3_600_000).toISOString()
  const { body } = await json(`${PATH}/redeliver`, 'POST', { failed_since: since })
  expect(await changes()).toHaveLength(2)
  expect((await changes())[1]).toMatchObject({ subject_id: '*', after: { redelivered: body.redelivered, failed_since: since } })
  await json(`${PATH}/redeliver`, 'POST', { failed_since: new Date(Date.now() + 3_600_000).toISOString() })
  expect(await changes()).toHaveLength(2)
})

describe('GET /api/admin/webhook-deliveries/{delivery_id}', () => {
  test('adds what the receiver said', async () => {
    const { id } = await tried(503)
    const { body } = await json(`${PATH}/${id}`)
    expect(Object.keys(body)).toEqual([...KEYS, 'gives_up_at', 'redacted', 'attempts'])
    expect(body).toMatchObject({ redacted: false, gives_up_at: expect.stringMatching(UTC) })
    expect(body.attempts).toEqual([
      {
        id: expect.any(String),
        started_at: expect.stringMatching(UTC),
        duration_ms: expect.any(Number),
        status_code: 503,
        error: 'HTTP 503',
        answer: 'said',
      },
    ])
  })

  test.each(['nope', '%00', 'x'.repeat(5_000)])('does not know %s', async (id) => {
    expect(await json(`${PATH}/${id}`)).toMatchObject({ status: 404, body: { error: 'DELIVERY_NOT_FOUND', detail: expect.any(String) } })
    expect(await json(`${PATH}/${id}/redeliver`, 'POST')).toMatchObject({ status: 404, body: { error: 'DELIVERY_NOT_FOUND' } })
  })
})

describe('POST …/redeliver', () => {
  test.each([200, 410, 500])('sends the same bytes again after a %i, and keeps what is known', async (first) => {
    await using receiver = await startReceiver((response) => response.writeHead(first).end())
    const taskId = await ask({ callback_url: receiver.url })
    await answer(AGENT, taskId)
    const before = await untilDelivery(taskId, ({ attempt_count }) => attempt_count === 1)
    receiver.answer = (response) => response.writeHead(200).end()
    const { status, body } = await json(`${PATH}/${before.id}/redeliver`, 'POST')
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(KEYS)
    expect(body).toMatchObject({ status: 'pending', attempt_count: 1, last_status_code: first })
    expect(Date.parse(body.next_attempt_at)).toBeLessThanOrEqual(Date.now())
    const after = await untilDelivery(taskId, ({ attempt_count }) => attempt_count === 2)
    expect(after).toMatchObject({ status: 'succeeded', body: before.body })
    expect(after.gives_up_at.getTime()).toBeGreaterThan(before.gives_up_at.getTime())
    expect(receiver.received.map(({ body: sent }) => sent)).toEqual([before.body, before.body])
  })

  test('is refused once the answer has been erased', async () => {
    const { id, taskId } = await tried(200, { redact_response_after_submit: true })
    expect(await json(`${PATH}/${id}/redeliver`, 'POST')).toMatchObject({ status: 409, body: { error: 'DELIVERY_REDACTED' } })
    expect(await deliveryOf(taskId)).toMatchObject({ status: 'succeeded', body: null })
    expect((await json(`${PATH}/${id}`)).body).toMatchObject({ redacted: true, attempts: [{ answer: null }] })
  })

  test('all that failed since a time: given up and waiting, not what succeeded or failed before', async () => {
    await pool().query('TRUNCATE webhook_deliveries CASCADE')
    const { taskId: early } = await tried(500)
    await pool().query(`UPDATE webhook_deliveries SET last_attempt_at = now() - interval '2 hours' WHERE task_id = $1`, [early])
    await tried(200)
    const late = [await tried(500), await tried(410)]
    const since = new Date(Date.now() - 3_600_000).toISOString()
    expect(await json(`${PATH}/redeliver`, 'POST', { failed_since: since })).toEqual({ status: 200, body: { redelivered: 2 } })
    for (const { taskId } of late) await untilDelivery(taskId, ({ attempt_count }) => attempt_count === 2)
    expect(await deliveryOf(early)).toMatchObject({ attempt_count: 1 })
  })

  test.each([undefined, 'yesterday', '2026-11-26', '2026-02-31T00:00:00Z', '2026-11-26T09:00:00', 5])(
    'failed_since %j is refused',
    async (since) => {
      expect(await json(`${PATH}/redeliver`, 'POST', { failed_since: since })).toMatchObject({
        status: 422,
        body: { error: 'VALIDATION_FAILED' },
      })
    },
  )
})

describe('who may', () => {
  test('read and redeliver with their scopes; nobody else', async () => {
    const { id } = await tried(500)
    const [reader, writer] = await Promise.all([
      createApiKey({ kind: 'admin' }, { name: 'reader', scopes: ['deliveries:read'] }),
      createApiKey({ kind: 'admin' }, { name: 'writer', scopes: ['deliveries:write'] }),
    ])
    const status = async (token: string, method: string, path: string) =>
      (await api.call(method, path, undefined, { authorization: `Bearer ${token}` })).status
    expect(await status(reader.key, 'GET', PATH)).toBe(200)
    expect(await status(reader.key, 'GET', `${PATH}/${id}`)).toBe(200)
    expect(await status(reader.key, 'POST', `${PATH}/${id}/redeliver`)).toBe(403)
    expect(await status(writer.key, 'GET', PATH)).toBe(403)
    expect(await status(writer.key, 'POST', `${PATH}/${id}/redeliver`)).toBe(200)
    for (const { key } of [reader, writer]) expect(await status(key, 'GET', '/api/admin/webhook-secrets')).toBe(403)
  })

  test('read the secrets: operators and the admin token', async () => {
    const { body } = await json('/api/admin/webhook-secrets')
    expect(body).toEqual({ secrets: [expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/)] })
    expect(readWebhookSecrets(await someone('operator'))).toEqual(body)
    const reviewer = await someone('reviewer')
    expect(() => readWebhookSecrets(reviewer)).toThrow(/You may not read the secrets/)
  })
})

test('a callback into a private network is refused when the task is created', async () => {
  const sent = {
    task: 'Refund?',
    payload: {},
    payload_schema: {},
    response_schema: { type: 'object', properties: { ok: { type: 'boolean' } } },
    timeout_seconds: 60,
    idempotency_key: 'callback',
    callback_url: 'http://169.254.169.254/latest/meta-data/',
  }
  expect(await json('/api/tasks', 'POST', sent)).toMatchObject({
    status: 422,
    body: { error: 'CALLBACK_URL_FORBIDDEN', message: expect.stringContaining('AWAITHUMANS_CALLBACK_ALLOW') },
  })
})

test('a task deleted in the middle of its delivery leaves nothing behind', async () => {
  await using receiver = await startReceiver(() => undefined)
  const id = await ask({ callback_url: receiver.url })
  let respond = () => undefined as unknown
  receiver.answer = (response) => void (respond = () => response.writeHead(200).end())
  await cancelTask(AGENT, id)
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1))
  await pool().query('DELETE FROM tasks WHERE id = $1', [id])
  respond()
  const other = await tried(200)
  await makeDue(other.taskId)
  expect((await pool().query('SELECT 1 FROM webhook_deliveries WHERE task_id = $1', [id])).rowCount).toBe(0)
})
