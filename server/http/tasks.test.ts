import { afterAll, describe, expect, test } from 'vitest'
import { GET, POST } from '#app/api/[[...route]]/route.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { VERSION } from '#server/version.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

let keys = 0
const question = (more: Record<string, unknown> = {}) => ({
  task: 'Approve wire',
  payload: { amount: 50_000 },
  payload_schema: {},
  response_schema: { type: 'object', properties: { approved: { type: 'boolean' } }, required: ['approved'] },
  timeout_seconds: 90,
  idempotency_key: `key-${++keys}`,
  ...more,
})

async function create(more: Record<string, unknown> = {}): Promise<Record<string, unknown> & { id: string }> {
  return (await api.call('POST', '/api/tasks', question(more))).json()
}

const KEYS =
  `id idempotency_key task payload payload_schema response_schema form_definition task_metadata status assign_to assigned_to_email
  assigned_to_user_id assigned_to_display_name assigned_to_slack_user_id initial_response response response_redacted_at redact_response_after_submit
  verifier_result verification_attempt timeout_seconds redact_payload created_at updated_at completed_at timed_out_at completed_by_email
  completed_by_user_id completed_by_display_name completed_by_slack_user_id completed_via_channel timeout_at on_timeout`.split(/\s+/)

describe('the wire', () => {
  test('create answers 201 with the 31 keys in order and ours after them, and says when it is a replay', async () => {
    const sent = question()
    const first = await api.call('POST', '/api/tasks', sent)
    const body = await first.json()
    expect([first.status, first.headers.get('Idempotent-Replayed')]).toEqual([201, null])
    expect(Object.keys(body)).toEqual(KEYS)
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      status: 'created',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    })
    const again = await api.call('POST', '/api/tasks', sent)
    expect([again.status, again.headers.get('Idempotent-Replayed'), (await again.json()).id]).toEqual([201, 'true', body.id])
  })

  test('reads scalars laxly, as clients in the field write them, and ignores what it does not know', async () => {
    expect(await create({ timeout_seconds: '900', redact_payload: 'yes', unknown: 1 })).toMatchObject({
      timeout_seconds: 900,
      redact_payload: true,
    })
  })

  test('lists are bare arrays with a total and a link to the next page; redacted payloads are masked there and only there', async () => {
    const pool = `p-${keys}`
    const made = [await create({ task: pool, redact_payload: true }), await create({ task: pool }), await create({ task: pool })]
    const first = await api.call('GET', `/api/tasks?q=${pool}&limit=2`)
    const page = await first.json()
    expect(page.map(({ id }: { id: string }) => id)).toEqual([made[2]?.id, made[1]?.id])
    expect(first.headers.get('X-Total-Count')).toBe('3')
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('Link') ?? '')?.[1] ?? ''
    const second = await api.call('GET', next)
    expect(await second.json()).toMatchObject([{ id: made[0]?.id, payload: { _redacted: true } }])
    expect(second.headers.get('Link')).toBeNull()
    expect(await (await api.call('GET', `/api/tasks/${made[0]?.id}`)).json()).toMatchObject({ payload: { amount: 50_000 } })
  })

  test.each([
    ['status=completed'],
    ['terminal=true'],
    ['assigned_to='],
    ['pool=none'],
    ['role=none'],
    ['q=%25_'],
    ['offset=100000'],
    ['status=cancelled&terminal=false&unassigned=on'],
  ])('GET /api/tasks?%s', async (query) => {
    const answered = await api.call('GET', `/api/tasks?${query}`)
    expect([answered.status, await answered.json()]).toEqual([200, []])
  })

  test('an address is found as it was written, though nobody has an account with it', async () => {
    const { id } = await create({ assign_to: { email: 'Stranger@Example.com' } })
    const found = await (await api.call('GET', '/api/tasks?assigned_to=Stranger@Example.com')).json()
    expect(found.map((task: { id: string }) => task.id)).toEqual([id])
  })

  test('poll answers at once when it is over, with its keys', async () => {
    const { id } = await create()
    await api.call('POST', `/api/tasks/${id}/complete`, { response: { approved: true } })
    const answer = await (await api.call('GET', `/api/tasks/${id}/poll`)).json()
    expect(answer).toEqual({
      status: 'completed',
      response: { approved: true },
      completed_at: expect.stringMatching(/Z$/),
      timed_out_at: null,
      verification_attempt: 0,
      timeout_at: expect.stringMatching(/Z$/),
      questions: 0,
    })
  })

  test('poll answers with the state when nothing happens, and wakes when something does', async () => {
    const { id } = await create()
    expect(await (await api.call('GET', `/api/tasks/${id}/poll?timeout=1`)).json()).toMatchObject({ status: 'created', response: null })
    const waiting = api.call('GET', `/api/tasks/${id}/poll?timeout=30`)
    await api.call('POST', `/api/tasks/${id}/cancel`)
    expect(await (await waiting).json()).toMatchObject({ status: 'cancelled' })
  })

  test('a deleted task ends the wait with 404', async () => {
    const { id } = await create()
    const waiting = api.call('GET', `/api/tasks/${id}/poll?timeout=30`)
    expect((await api.call('DELETE', `/api/tasks/${id}`)).status).toBe(204)
    expect((await waiting).status).toBe(404)
  })

  test('a lost LISTEN connection loses no answer', async () => {
    const { id } = await create()
    const waiting = api.call('GET', `/api/tasks/${id}/poll?timeout=30`)
    await pool().query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN awaithumans_tasks' AND datname = current_database()`,
    )
    await api.call('POST', `/api/tasks/${id}/complete`, { response: { approved: false } })
    expect(await (await waiting).json()).toMatchObject({ status: 'completed', response: { approved: false } })
  })

  test('audit tells the true previous status', async () => {
    const { id } = await create()
    await api.call('POST', `/api/tasks/${id}/cancel`)
    expect(await (await api.call('GET', `/api/tasks/${id}/audit`)).json()).toMatchObject([
      { action: 'created', from_status: null, to_status: 'created', actor_type: 'agent' },
      { action: 'cancelled', from_status: 'created', to_status: 'cancelled', actor_type: 'agent', extra_data: null },
    ])
  })
})

describe('the small routes', () => {
  test.each([
    ['/api/health', { status: 'ok', version: VERSION }],
    ['/api/version', { name: 'awaithumans', version: VERSION }],
    ['/api/setup/status', { needs_setup: true, token_active: true }],
  ])('%s is public', async (path, body) => {
    const answered = await fetch(api.url + path)
    expect([answered.status, await answered.json()]).toEqual([200, body])
  })

  test('/api/status has nine keys and no secret', async () => {
    const text = await (await api.call('GET', '/api/status')).text()
    expect(Object.keys(JSON.parse(text))).toEqual(
      'version environment public_url auth_enabled payload_encryption_enabled admin_token_enabled slack_mode email_transport email_from'.split(
        ' ',
      ),
    )
    expect(text).not.toContain(TOKEN)
  })

  test('/api/docs is a page whose assets come from here', async () => {
    const page = await (await fetch(`${api.url}/api/docs`)).text()
    expect(page).toContain('swagger-ui')
    expect(page).not.toMatch(/https?:\/\//)
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await fetch(api.url + path)).status).toBe(200)
  })

  test('a trailing slash is sent on, with the query', async () => {
    const answered = await fetch(`${api.url}/api/tasks/?limit=1`, { redirect: 'manual' })
    expect([answered.status, answered.headers.get('location')]).toEqual([307, '/api/tasks?limit=1'])
  })

  test('thousands of slashes are no work, and so many calls in one request are refused', async () => {
    const { pathname } = new URL(`${api.url}/api/${'/'.repeat(15_000)}x`)
    const before = process.cpuUsage()
    await fetch(`${api.url}${pathname}/`, { redirect: 'manual' })
    // Microseconds. It took the square of their number: the better part of a second, with nothing else answered meanwhile.
    expect(process.cpuUsage(before).user).toBeLessThan(250_000)
    const batch = Array.from({ length: 51 }, () => 'system.health').join()
    expect((await fetch(`${api.url}/api/trpc/${batch}?batch=1`)).status).toBe(400)
  })

  test('every answer has a request id, the caller’s own when it is a sane one', async () => {
    const ids = [
      await api.call('GET', '/api/health', undefined, { 'x-request-id': 'mine-1' }),
      await api.call('GET', '/api/nowhere', undefined, { 'x-request-id': 'with spaces' }),
    ]
    expect(ids.map((each) => each.headers.get('x-request-id'))).toEqual(['mine-1', expect.stringMatching(/^[0-9a-f]{16}$/)])
  })
})

test('the same handler serves Next and node:http: the same document and the same create', async () => {
  const viaNode = await (await api.call('GET', '/api/openapi.json')).json()
  const viaNext = await (await GET(new Request(`${api.url}/api/openapi.json`))).json()
  expect(viaNext).toEqual(viaNode)
  const sent = question()
  const first = await (await api.call('POST', '/api/tasks', sent)).json()
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  const again = await POST(new Request(`${api.url}/api/tasks`, { method: 'POST', headers, body: JSON.stringify(sent) }))
  expect([again.status, again.headers.get('Idempotent-Replayed'), (await again.json()).id]).toEqual([201, 'true', first.id])
})
