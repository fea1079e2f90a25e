import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createApiKey } from '#server/auth/api-keys.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { env } from '#server/env.ts'
import { createPerson } from '#server/people/create-person.ts'
import { startApi } from './test-http.ts'
import { startProcess } from './test-process.ts'

const databaseUrl = await useTestDatabase()
const person = await createPerson({ email: 'olga@example.com', displayName: 'Olga', isOperator: true })

const question = (more: Record<string, unknown> = {}) => ({
  task: 'Approve SECRET-TITLE?',
  payload: { iban: 'SECRET-PAYLOAD' },
  payload_schema: {},
  response_schema: { type: 'object', properties: { approved: { type: 'boolean' }, reason: { type: 'string' } }, required: ['approved'] },
  timeout_seconds: 90,
  idempotency_key: 'SECRET-KEY',
  task_metadata: { order: 'SECRET-METADATA' },
  initial_response: { reason: 'SECRET-PREFILL' },
  assign_to: { user_id: person.id },
  ...more,
})

type Line = { level: number; msg: string } & Record<string, unknown>

describe('the log', () => {
  test('has a line for every request, with its route, status and ids, and nothing that anybody sent', async () => {
    const { key } = await createApiKey({ kind: 'admin' }, { name: 'SECRET-NAME', scopes: ['tasks:read'], expiresAt: null })
    const server = await startProcess({ DATABASE_URL: databaseUrl })
    const { id } = (await (await server.call('POST', '/api/tasks', question(), { 'x-request-id': 'req-1' })).json()) as { id: string }
    await server.call('GET', `/api/tasks/${id}/poll?timeout=1&token=SECRET-QUERY`)
    await server.call('POST', `/api/tasks/${id}/complete`, { response: { approved: 'SECRET-WRONG' } })
    await server.call('POST', `/api/tasks/${id}/complete`, { response: { approved: true, reason: 'SECRET-ANSWER' } })
    await server.call('GET', '/api/tasks?q=SECRET-SEARCH', undefined, { authorization: `Bearer ${key}`, cookie: 'session=SECRET-COOKIE' })
    await server.call('GET', '/api/tasks', undefined, { authorization: 'Bearer SECRET-TOKEN' })
    await server.call('GET', '/api/SECRET-PATH/x')
    await server.call('GET', '/api/tasks/SECRET-ID')
    await server.call('GET', '/api/tasks/SECRET-ID/')
    await server.call('POST', '/api/setup/operator', { token: 'SECRET-SETUP', email: 'a@example.com', password: 'SECRET-PASSWORD' })
    await server.call(
      'GET',
      `/api/trpc/dashboard.counts,SECRET.procedure?batch=1&input=${encodeURIComponent('{"0":{"q":"SECRET-INPUT"}}')}`,
    )
    await server.call('GET', '/api/health')
    await expect.poll(async () => (await pool().query('SELECT FROM graphile_worker.jobs')).rowCount).toBe(0)
    const written = await server.stop()

    expect(written).not.toContain('SECRET')
    expect(written).not.toContain(key)
    expect(written).not.toContain('admin-token-of-the-tests')
    const lines = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    const requests = lines.filter(({ msg }) => msg === 'request')
    expect(requests.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
      'POST /api/tasks 201',
      'GET /api/tasks/:id/poll 200',
      'POST /api/tasks/:id/complete 422',
      'POST /api/tasks/:id/complete 200',
      'GET /api/tasks 200',
      'GET /api/tasks 401',
      'GET unmatched 404',
      'GET /api/tasks/:id 404',
      'GET unmatched 307',
      'POST /api/setup/operator 409',
      expect.stringMatching(/^GET \/api\/trpc\/\* \d+$/),
      'GET /api/health 200',
    ])
    expect(requests[0]).toMatchObject({ level: 30, requestId: 'req-1', taskId: id, ms: expect.any(Number) })
    expect(requests.slice(1, 4).map(({ taskId }) => taskId)).toEqual([id, id, id])
    expect(requests[5]).not.toHaveProperty('taskId')
    expect(requests.at(-2)).toMatchObject({ procedures: ['dashboard.counts'] })
    expect(requests.at(-1)).toMatchObject({ level: 20 })
    expect(lines.filter(({ job, taskId }) => job === 'notify' && taskId === id)).toEqual([])
  })
})

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } }
type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string; attributes: Attribute[] }

/** What listens at an OTLP endpoint, reading the JSON form. */
async function startCollector() {
  const spans: Span[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { spans, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

function attribute(span: Span | undefined, key: string): unknown {
  const value = span?.attributes.find((each) => each.key === key)?.value
  return value?.stringValue ?? value?.intValue
}

describe('traces', () => {
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
  const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`

  test('a call and the job it causes are spans of the agent’s own trace, with the task’s id', async () => {
    const collector = await startCollector()
    const server = await startProcess({ DATABASE_URL: databaseUrl, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
    const created = await server.call('POST', '/api/tasks', question({ idempotency_key: 'traced' }), { traceparent })
    const { id } = (await created.json()) as { id: string }
    await server.call('GET', `/api/tasks/${id}`)
    await expect.poll(async () => (await pool().query('SELECT FROM graphile_worker.jobs')).rowCount).toBe(0)
    await server.stop()
    collector.close()

    const { rows } = await pool().query('SELECT traceparent FROM tasks WHERE id = $1', [id])
    expect(rows).toEqual([{ traceparent }])
    const span = (name: string) => collector.spans.find((each) => each.name === name)
    const create = span('POST /api/tasks')
    expect(create).toMatchObject({ traceId: TRACE, parentSpanId: '00f067aa0ba902b7' })
    expect([attribute(create, 'awaithumans.task_id'), attribute(create, 'http.response.status_code')]).toEqual([id, 201])
    expect(span('job notify')).toMatchObject({ traceId: TRACE, parentSpanId: '00f067aa0ba902b7' })
    expect(attribute(span('job notify'), 'awaithumans.task_id')).toBe(id)
    expect(span('GET /api/tasks/:id')?.traceId).not.toBe(TRACE)
    expect(JSON.stringify(collector.spans)).not.toContain('SECRET')
  })

  test('a trace context that is none is not kept; without an endpoint the agent’s is', async () => {
    const server = await startProcess({ DATABASE_URL: databaseUrl })
    await server.call('POST', '/api/tasks', question({ idempotency_key: 'untraced' }), { traceparent })
    await server.call('POST', '/api/tasks', question({ idempotency_key: 'nonsense' }), { traceparent: '00-nonsense' })
    await server.stop()
    const { rows } = await pool().query(
      `SELECT traceparent FROM tasks WHERE idempotency_key IN ('untraced', 'nonsense') ORDER BY created_at`,
    )
    expect(rows).toEqual([{ traceparent }, { traceparent: null }])
  })
})

describe('metrics', () => {
  test('tell what this process does, in the text that Prometheus reads', async () => {
    const server = await startProcess({ DATABASE_URL: databaseUrl })
    const { id } = (await (await server.call('POST', '/api/tasks', question({ idempotency_key: 'measured' }))).json()) as { id: string }
    const wait = server.call('GET', `/api/tasks/${id}/poll?timeout=20`)
    const scrape = async () => (await server.call('GET', '/api/metrics', undefined, { authorization: '' })).text()
    await expect.poll(scrape).toMatch(/^awaithumans_open_waits 1$/m)
    await server.call('POST', `/api/tasks/${id}/complete`, { response: { approved: true } })
    await wait
    await expect.poll(scrape, { timeout: 10_000 }).toMatch(/^awaithumans_resume_seconds_count [1-9]/m)
    const text = await scrape()
    await server.stop()
    expect(text).toMatch(/^awaithumans_tasks\{status="completed"\} [1-9]/m)
    expect(text).toMatch(/^awaithumans_task_transitions_total\{to="completed"\} 1$/m)
    expect(text).toMatch(/^awaithumans_http_request_seconds_count\{method="POST",route="\/api\/tasks",status="201"\} 1$/m)
    expect(text).toMatch(/^awaithumans_job_lag_seconds \d/m)
    expect(text).toMatch(/^awaithumans_jobs\{state="failed"\} 0$/m)
    expect(text).toMatch(/^awaithumans_deliveries\{status="pending"\} 0$/m)
    expect(text).toMatch(/^awaithumans_deadline_lateness_seconds_count \d/m)
    expect(text).toMatch(/^awaithumans_db_connections\{state="idle"\} \d/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d/m)
  })

  test('are there for this machine alone, or for whoever has the token', async () => {
    await using api = await startApi()
    const ask = async (headers: Record<string, string>) => (await api.call('GET', '/api/metrics', undefined, headers)).status
    expect(await ask({})).toBe(200)
    expect(await ask({ 'x-forwarded-for': '203.0.113.9' })).toBe(404)
    expect(await ask({ 'x-awaithumans-ip': '127.0.0.1', via: '1.1 proxy' })).toBe(404)
    Object.assign(env(), { AWAITHUMANS_TRUST_PROXY: true })
    expect(await ask({})).toBe(404)
    Object.assign(env(), { AWAITHUMANS_TRUST_PROXY: false, AWAITHUMANS_METRICS_TOKEN: 'token-of-the-scraper' })
    expect(await ask({})).toBe(404)
    expect(await ask({ authorization: 'Bearer token-of-the-scraper' })).toBe(200)
    Object.assign(env(), { AWAITHUMANS_METRICS_TOKEN: undefined })
  })
})
