import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApiKey } from '#server/auth/api-keys.ts'
import { revokeKey } from '#server/auth/revoke-key.ts'
import { createServiceKey } from '#server/auth/service-keys.ts'
import { cookieFor } from '#server/auth/signed-in.fixture.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { env } from '#server/env.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const { key } = await createServiceKey(AGENT, { name: 'shop' })
const service = { authorization: `Bearer ${key}` }
const ORIGIN = 'https://app.example.com'

const SETTINGS = {
  AWAITHUMANS_EMBED_SIGNING_SECRET: 'a secret that signs the frames of these tests',
  AWAITHUMANS_EMBED_PARENT_ORIGINS: [ORIGIN, 'https://*.tenants.example.com'],
}
const set = (settings: Partial<Record<keyof typeof SETTINGS, unknown>>) => Object.assign(env(), settings)
beforeEach(() => void set(SETTINGS))
afterEach(() => void set({ AWAITHUMANS_EMBED_SIGNING_SECRET: undefined, AWAITHUMANS_EMBED_PARENT_ORIGINS: [] }))

type Answered = { status: number; body: Record<string, unknown> }

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = service): Promise<Answered> {
  const answered = await api.call(method, path, body, headers)
  return { status: answered.status, body: (await answered.json()) as Record<string, unknown> }
}

const mint = (body: unknown, headers?: Record<string, string>) => call('POST', '/api/embed/tokens', body, headers)

async function tokenFor(id: string, more: Record<string, unknown> = {}): Promise<Record<string, string>> {
  const { body } = await mint({ task_id: id, parent_origin: ORIGIN, ...more })
  return { authorization: `Bearer ${String(body.embed_token)}` }
}

describe('signing a token', () => {
  test('answers with the token, the address of the frame and the end in whole seconds', async () => {
    const id = await ask()
    const { status, body } = await mint({ task_id: id, parent_origin: ORIGIN, sub: 'user-7' })
    expect([status, Object.keys(body)]).toEqual([200, ['embed_token', 'embed_url', 'expires_at']])
    expect(body.embed_url).toBe(`http://localhost:3001/embed?id=${id}#token=${String(body.embed_token)}`)
    expect(body.expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
  })

  test.each([
    [undefined, 300],
    [null, 300],
    [0, 300],
    [1, 60],
    ['90', 90],
    [3_600, 3_600],
    [86_400, 3_600],
  ])('of ttl_seconds %s lasts %s s', async (ttl_seconds, seconds) => {
    const began = Date.now()
    const { body } = await mint({ task_id: await ask(), parent_origin: ORIGIN, ttl_seconds })
    const lasts = (Date.parse(String(body.expires_at)) - began) / 1000
    expect(lasts).toBeGreaterThan(seconds - 2)
    expect(lasts).toBeLessThan(seconds + 20)
  })

  test.each([
    ['no task', { parent_origin: ORIGIN }],
    ['an empty task', { task_id: '', parent_origin: ORIGIN }],
    ['a long task', { task_id: 'x'.repeat(65), parent_origin: ORIGIN }],
    ['no page', { task_id: 't' }],
    ['a long page', { task_id: 't', parent_origin: `https://${'x'.repeat(256)}` }],
    ['a long sub', { task_id: 't', parent_origin: ORIGIN, sub: 'x'.repeat(257) }],
    ['a negative end', { task_id: 't', parent_origin: ORIGIN, ttl_seconds: -1 }],
    ['half a second', { task_id: 't', parent_origin: ORIGIN, ttl_seconds: 0.5 }],
  ])('%s is refused', async (_, body) => {
    expect(await mint(body)).toMatchObject({ status: 422, body: { error: 'VALIDATION_FAILED' } })
  })

  test('needs a service key, before anything else is looked at', async () => {
    const revoked = await createServiceKey(AGENT, { name: 'old' })
    await revokeKey(AGENT, revoked.id)
    const agent = await createApiKey(AGENT, { name: 'agent', scopes: ['tasks:read', 'tasks:write'] })
    const frame = await tokenFor(await ask())
    set({ AWAITHUMANS_EMBED_SIGNING_SECRET: undefined })
    for (const bearer of ['', TOKEN, agent.key, revoked.key, `ah_sk_${'0'.repeat(40)}`, frame.authorization?.slice(7) ?? ''])
      expect(await mint({}, { authorization: bearer && `Bearer ${bearer}` })).toMatchObject({
        status: 401,
        body: { error: 'SERVICE_KEY_NOT_FOUND' },
      })
  })

  test('then a secret, then a page that may, then a task', async () => {
    const wrong = { task_id: 'nope', parent_origin: 'https://evil.example' }
    expect(await mint({ ...wrong, parent_origin: ORIGIN })).toMatchObject({ status: 404, body: { error: 'TASK_NOT_FOUND' } })
    expect(await mint(wrong)).toMatchObject({ status: 400, body: { error: 'EMBED_ORIGIN_NOT_ALLOWED' } })
    set({ AWAITHUMANS_EMBED_SIGNING_SECRET: undefined })
    expect(await mint(wrong)).toMatchObject({
      status: 503,
      body: { error: 'EMBED_NOT_CONFIGURED', detail: 'embed_signing_not_configured' },
    })
  })
})

describe('a token', () => {
  test('reads its task without the people in it, and without a payload that was to be hidden', async () => {
    const { person } = await someone('reviewer')
    const open = await ask({ assign_to: { email: person.email } })
    const hidden = await ask({ redact_payload: true })
    expect(await call('GET', `/api/tasks/${open}`, undefined, await tokenFor(open))).toMatchObject({
      status: 200,
      body: { id: open, payload: { amount: 250 }, assign_to: null, assigned_to_email: null, assigned_to_user_id: null },
    })
    expect((await call('GET', `/api/tasks/${hidden}`, undefined, await tokenFor(hidden))).body.payload).toEqual({ _redacted: true })
  })

  test('answers its task through the use-case of all: judged, stamped by the server, and told by the event', async () => {
    const id = await ask()
    const headers = await tokenFor(id, { sub: 'user-7' })
    const complete = (body: unknown) => call('POST', `/api/tasks/${id}/complete`, body, headers)
    expect(await complete({ response: { approved: 'perhaps' } })).toMatchObject({ status: 422, body: { error: 'RESPONSE_INVALID' } })
    const forged = { response: { approved: true }, completed_by_email: 'boss@example.com', completed_via_channel: 'dashboard' }
    expect(await complete(forged)).toMatchObject({
      status: 200,
      body: { status: 'completed', response: { approved: true }, completed_by_email: null, completed_via_channel: 'embed' },
    })
    const audit = (await (await api.call('GET', `/api/tasks/${id}/audit`)).json()) as Record<string, unknown>[]
    expect(audit.at(-1)).toMatchObject({
      action: 'completed',
      actor_type: 'human',
      actor_email: null,
      channel: 'embed',
      extra_data: { embed_sub: 'user-7', embed_jti: expect.stringMatching(/^[0-9a-f]{29}$/), response_keys: ['approved'] },
    })
    const input = encodeURIComponent(JSON.stringify({ id }))
    const cookie = await cookieFor((await someone('operator')).person.id)
    const page = await fetch(`${api.url}/api/trpc/dashboard.task?input=${input}`, { headers: { cookie } })
    expect(await page.json()).toMatchObject({
      result: { data: { timeline: expect.arrayContaining([expect.objectContaining({ action: 'submitted', actor_name: 'user-7' })]) } },
    })
    expect(await complete(forged)).toMatchObject({ status: 409, body: { error: 'TASK_ALREADY_TERMINAL' } })
  })

  test('is not told who was faster', async () => {
    const ann = await someone('operator')
    const id = await ask()
    const headers = await tokenFor(id)
    await answer(ann, id)
    const late = await call('POST', `/api/tasks/${id}/complete`, { response: { approved: true } }, headers)
    expect(late).toMatchObject({ status: 409, body: { error: 'TASK_ALREADY_TERMINAL', detail: { by: null } } })
    const read = await call('GET', `/api/tasks/${id}`, undefined, headers)
    for (const said of [late, read]) {
      expect(JSON.stringify(said)).not.toContain(ann.person.email)
      expect(JSON.stringify(said)).not.toContain(ann.person.displayName)
    }
  })

  test('learns nothing of other tasks, not even whether there are any, and lists none', async () => {
    const [id, other] = [await ask(), await ask()]
    const headers = await tokenFor(id)
    for (const path of [`/api/tasks/${other}`, '/api/tasks/nope'])
      expect(await call('GET', path, undefined, headers)).toMatchObject({
        status: 403,
        body: { error: 'FORBIDDEN', detail: 'task_outside_token_scope' },
      })
    expect(await call('POST', `/api/tasks/${other}/complete`, { response: { approved: true } }, headers)).toMatchObject({
      status: 403,
      body: { detail: 'task_outside_token_scope' },
    })
    expect(await call('GET', '/api/tasks', undefined, headers)).toMatchObject({
      status: 403,
      body: { detail: 'embed_token_cannot_list_tasks' },
    })
  })

  test('opens nothing that lies beside the routes either', async () => {
    const id = await ask()
    const headers = await tokenFor(id)
    const beside: [string, string, unknown?][] = [
      ['GET', `/api/tasks/${id}/poll?timeout=1`],
      ['GET', `/api/stream?task_id=${id}`],
      ['POST', '/api/stream', { task_ids: [id] }],
      ['GET', `/api/tasks/${id}/media?url=https://a.example/a.png`],
      ['GET', `/api/files/${'0'.repeat(32)}`],
      ['POST', `/api/files?task_id=${id}&name=a.txt`, 'text'],
      ['GET', '/api/audit/export?format=json'],
    ]
    for (const [method, path, body] of beside) expect([path, (await call(method, path, body, headers)).status]).toEqual([path, 403])
  })

  test('that does not hold is told so nested, whatever the call; without a secret it is simply nobody', async () => {
    const headers = { authorization: 'Bearer aaa.bbb.ccc' }
    for (const path of ['/api/health', '/api/tasks', '/api/tasks/nope'])
      expect(await call('GET', path, undefined, headers)).toEqual({
        status: 401,
        body: { error: { code: 'INVALID_EMBED_TOKEN', message: expect.stringContaining('not valid') } },
      })
    set({ AWAITHUMANS_EMBED_SIGNING_SECRET: undefined })
    expect((await call('GET', '/api/health', undefined, headers)).status).toBe(200)
    expect(await call('GET', '/api/tasks', undefined, headers)).toMatchObject({ status: 401, body: { error: 'UNAUTHENTICATED' } })
  })
})

describe('what the pages call', () => {
  const query = (path: string, input: unknown, headers: Record<string, string>) =>
    call('GET', `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, undefined, headers)

  test('refuses a token, besides the page of the frame', async () => {
    const [id, other] = [await ask(), await ask()]
    const headers = await tokenFor(id)
    const refused: [string, unknown][] = [
      ['dashboard.task', { id }],
      ['dashboard.viewer', undefined],
      ['dashboard.inbox', { tab: 'all' }],
      ['dashboard.counts', undefined],
      ['dashboard.firstRun', undefined],
      ['tasks.audit', { id }],
      ['embed.task', { id: other }],
    ]
    for (const [path, input] of refused) expect([path, (await query(path, input, headers)).status]).toEqual([path, 403])
    expect(await query('embed.task', { id }, headers)).toMatchObject({
      status: 200,
      body: { result: { data: { task: { id, task: 'Refund?' }, form: { fields: [{ name: 'approved' }, { name: 'reason' }] } } } },
    })
  })

  test('ends a stream of changes with the refusal', async () => {
    const id = await ask()
    const input = encodeURIComponent(JSON.stringify({ task_id: id }))
    const stream = await api.call('GET', `/api/trpc/dashboard.changes?input=${input}`, undefined, await tokenFor(id))
    const text = await stream.text()
    expect(text).toContain('serialized-error')
    expect(text).toContain('FORBIDDEN')
  })

  test('has the page of the frame for nobody else', async () => {
    const id = await ask()
    for (const [authorization, status] of [
      [`Bearer ${TOKEN}`, 403],
      [service.authorization, 403],
      ['', 401],
      ['Bearer a.b.c', 401],
    ] as const)
      expect((await query('embed.task', { id }, { authorization })).status).toBe(status)
  })
})
