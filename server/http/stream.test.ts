import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { createApiKey } from '#server/auth/api-keys.ts'
import { setUser, signIn } from '#server/auth/signed-in.fixture.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { commentOnTask } from '#server/tasks/comment-on-task.ts'
import { deleteTask } from '#server/tasks/delete-task.ts'
import { reassignTask } from '#server/tasks/reassign-task.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { hub } from '#server/waiters/hub.ts'
import { handle } from './app.ts'
import { readEvents, type Sent } from './test-events.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())
const operator = await someone('operator')
const opened: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
  await vi.waitFor(() => expect(hub().waitedTasks).toBe(0))
})

async function stream(ids: string[], headers: Record<string, string> = {}) {
  const query = new URLSearchParams(ids.map((id) => ['task_id', id]))
  const events = readEvents(await api.call('GET', `/api/stream?${query}`, undefined, headers))
  opened.push(events)
  return events
}

const many = (ids: string[], headers: Record<string, string> = {}) => api.call('POST', '/api/stream', { task_ids: ids }, headers)
const statuses = (events: Sent[]) => events.map(({ event, data }) => `${event} ${data.status ?? data.id ?? ''}`.trim())

describe('GET /api/stream', () => {
  test('tells the present state of each, then each change, then the end, and closes', async () => {
    const ids = [await ask(), await ask()]
    const events = await stream(ids)
    expect(events.response.headers.get('content-type')).toBe('text/event-stream')
    const first = await events.take(2)
    expect(first.map(({ data }) => data.id)).toEqual(ids)
    expect(Object.keys(first[0]?.data ?? {})).toEqual(
      'id status response completed_at timed_out_at verification_attempt timeout_at questions'.split(' '),
    )
    for (const id of ids) await answer(operator, id)
    const rest = await events.rest()
    expect(rest.map(({ event }) => event)).toEqual(['task', 'task', 'end'])
    expect(rest[0]?.data).toMatchObject({ id: ids[0], status: 'completed', response: { approved: true } })
    expect(rest.at(-1)).toMatchObject({ event: 'end', id: 'end' })
  })

  test('a question to the agent is told as a new state; a comment between people is not', async () => {
    const id = await ask()
    const events = await stream([id])
    const [first] = await events.take(1)
    expect(first?.data).toMatchObject({ questions: 0 })
    await commentOnTask(operator, { id, body: 'Nothing for the agent.' })
    await commentOnTask(operator, { id, body: 'Which customer?', kind: 'question_to_agent' })
    const [next] = await events.take(1)
    expect(next?.data).toMatchObject({ id, questions: 1, response: null })
    await answer(operator, id)
    expect(statuses(await events.rest())).toEqual(['task completed', 'end'])
  })

  test('ended tasks are told and over; the same id twice is one', async () => {
    const id = await ask()
    await answer(operator, id)
    const events = await stream([id, id])
    expect(statuses(await events.rest())).toEqual(['task completed', 'end'])
  })

  test('a deleted task is told as such', async () => {
    const id = await ask()
    const events = await stream([id])
    await events.take(1)
    await deleteTask(AGENT, id)
    expect(statuses(await events.rest())).toEqual([`deleted ${id}`, 'end'])
  })

  test('one that is taken from a reviewer meanwhile is as if it were deleted, and its answer not told', async () => {
    const { id: reviewer, cookie } = await signIn({ email: 'taken-from@example.com' })
    const id = await ask({ assign_to: { user_id: reviewer } })
    const events = await stream([id], { authorization: '', cookie })
    await events.take(1)
    await reassignTask(AGENT, { id, assignTo: { user_id: operator.person.id } })
    expect(statuses(await events.rest())).toEqual([`deleted ${id}`, 'end'])
  })

  test('resumes with what may have changed since, and only that', async () => {
    const [same, changed, gone] = [await ask(), await ask(), await ask()]
    const first = await stream([same, changed, gone])
    await first.take(3)
    const position = await first.position()
    await first.close()
    await answer(operator, changed)
    await deleteTask(AGENT, gone)
    const second = await stream([same, changed, gone], { 'last-event-id': position })
    expect(statuses(await second.take(2))).toEqual([`deleted ${gone}`, 'task completed'])
    await answer(operator, same)
    const rest = await second.rest()
    expect(statuses(rest)).toEqual(['task completed', 'end'])
    const query = `/api/stream?task_id=${same}`
    expect((await api.call('GET', query, undefined, { 'last-event-id': rest.at(-1)?.id ?? '' })).status).toBe(204)
  })

  test('a position of another database, or none at all, resumes with everything', async () => {
    const id = await ask()
    for (const position of ['999999999999999999', 'nonsense', '-1'])
      expect(statuses(await (await stream([id], { 'last-event-id': position })).take(1))).toEqual(['task created'])
  })

  test('a lost LISTEN connection loses no change', async () => {
    const id = await ask()
    const events = await stream([id])
    await events.take(1)
    await pool().query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN awaithumans_tasks' AND datname = current_database()`,
    )
    await answer(operator, id)
    expect(statuses(await events.rest())).toEqual(['task completed', 'end'])
  })
})

describe('POST /api/stream', () => {
  test('takes ten thousand tasks on one connection', async () => {
    const model = await ask()
    const { rows } = await pool().query<{ id: string }>(
      `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at)
       SELECT md5(n::text), 'many-' || n, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at
       FROM tasks, generate_series(1, 10000) AS n WHERE id = $1 RETURNING id`,
      [model],
    )
    const ids = rows.map(({ id }) => id)
    const events = readEvents(await many(ids))
    opened.push(events)
    expect(new Set((await events.take(10_000)).map(({ data }) => data.id))).toEqual(new Set(ids))
    await pool().query(`UPDATE tasks SET status = 'cancelled' WHERE id = $1`, [ids[7]])
    await hub().read(ids[7] ?? '')
    expect(await events.take(1)).toMatchObject([{ event: 'task', data: { id: ids[7], status: 'cancelled' } }])
    const tooMany = await many([...ids, model])
    expect([tooMany.status, await tooMany.json()]).toMatchObject([
      422,
      { error: 'VALIDATION_FAILED', message: expect.stringContaining('at most 10000'), detail: [{ loc: ['body', 'task_ids'] }] },
    ])
  })

  test('in any encoding of the body; a client that goes away is forgotten', async () => {
    const body = new Blob([JSON.stringify({ task_ids: [await ask()] })]).stream()
    const gone = new AbortController()
    const init = { method: 'POST', body, duplex: 'half', signal: gone.signal }
    await fetch(`${api.url}/api/stream`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' } })
    expect(hub().waitedTasks).toBe(1)
    gone.abort()
    await vi.waitFor(() => expect(hub().waitedTasks).toBe(0))
  })
})

describe('refuses', () => {
  test('unknown ids, by name', async () => {
    const id = await ask()
    const answered = await many([id, 'nope', '\0'])
    expect([answered.status, await answered.json()]).toMatchObject([
      404,
      { error: 'TASK_NOT_FOUND', message: expect.stringContaining('"nope"'), detail: { task_ids: ['nope', '\0'] } },
    ])
  })

  test('what a reviewer is not asked, as if it were not there', async () => {
    const { id: reviewer, cookie } = await signIn({ email: 'rev@example.com' })
    const [mine, foreign] = [await ask({ assign_to: { user_id: reviewer } }), await ask()]
    const call = (path: string, more = {}) => fetch(api.url + path, { headers: { cookie, ...more } })
    const refused = await call(`/api/stream?task_id=${mine}&task_id=${foreign}`)
    expect([refused.status, (await refused.json()).detail]).toEqual([404, { task_ids: [foreign] }])
    const resumed = readEvents(await call(`/api/stream?task_id=${mine}&task_id=${foreign}`, { 'last-event-id': '1' }))
    opened.push(resumed)
    expect((await resumed.take(2)).map(({ event, data }) => [event, data.id])).toEqual([
      ['deleted', foreign],
      ['task', mine],
    ])
  })

  test.each([
    ['GET', '/api/stream', undefined, {}, 422],
    ['POST', '/api/stream', { task_ids: [] }, {}, 422],
    ['POST', '/api/stream', { task_ids: 'a' }, {}, 422],
    ['POST', '/api/stream', '{', {}, 422],
    ['GET', '/api/stream?task_id=a', undefined, { authorization: 'Bearer wrong' }, 401],
    ['DELETE', '/api/stream?task_id=a', undefined, {}, 405],
  ])('%s %s %j', async (method, path, body, headers, status) => {
    const answered = await api.call(method, path, body, headers)
    expect([answered.status, Object.keys(await answered.json())]).toEqual([status, expect.arrayContaining(['error', 'message', 'docs'])])
  })
})

describe('a stream', () => {
  test('reads for a client only what it takes: the latest state, once', async () => {
    const id = await ask()
    const request = new Request(`http://localhost/api/stream?task_id=${id}`, { headers: { authorization: `Bearer ${TOKEN}` } })
    const events = readEvents(await handle(request))
    opened.push(events)
    await events.take(1)
    await events.position()
    const heard = new Promise<void>((resolve) => {
      let n = 0
      const stop = hub().subscribe(id, () => ++n === 20 && (stop(), resolve()))
    })
    for (let n = 1; n <= 20; n++) {
      await pool().query('UPDATE tasks SET verification_attempt = $2 WHERE id = $1', [id, n])
      await pool().query(`SELECT pg_notify('awaithumans_tasks', $1)`, [`${id} changed`])
    }
    await heard
    expect((await events.take(1))[0]?.data.verification_attempt).toBe(20)
    await answer(operator, id)
    expect(statuses(await events.rest())).toEqual(['task completed', 'end'])
  })

  test('breathes every 25 s', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const events = await stream([await ask()])
      await events.take(1)
      await events.position()
      vi.advanceTimersByTime(25_000)
      expect(await events.comment()).toBe('')
    } finally {
      vi.useRealTimers()
    }
  })

  test('ends when its key is revoked', async () => {
    const { id: keyId, key } = await createApiKey({ kind: 'admin' }, { name: 'agent', scopes: ['tasks:read'] })
    const events = await stream([await ask()], { authorization: `Bearer ${key}` })
    await events.take(1)
    await pool().query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [keyId])
    expect(await events.rest()).toEqual([])
  })

  test('of the dashboard ends when its person is deactivated', async () => {
    const { id, cookie } = await signIn({ email: 'op@example.com', isOperator: true })
    const answered = await fetch(`${api.url}/api/trpc/dashboard.changes?input=%7B%7D`, { headers: { cookie } })
    await setUser(id, 'active = false')
    const text = await answered.text()
    expect(text).toContain('event: return')
    const again = await fetch(`${api.url}/api/trpc/dashboard.changes?input=%7B%7D`, { headers: { cookie } })
    expect(await again.text()).toContain('UNAUTHENTICATED')
  })

  test('ends when the server stops, without the word that all is over', async () => {
    const events = await stream([await ask()])
    await events.take(1)
    await hub().stop()
    expect(await events.rest()).toEqual([])
    await hub().start()
  })
})

test('a poll whose client has gone is forgotten', async () => {
  const gone = new AbortController()
  const id = await ask()
  const poll = fetch(`${api.url}/api/tasks/${id}/poll?timeout=30`, { headers: { authorization: `Bearer ${TOKEN}` }, signal: gone.signal })
  await vi.waitFor(() => expect(hub().waitedTasks).toBe(1))
  gone.abort()
  await expect(poll).rejects.toThrow('abort')
  await vi.waitFor(() => expect(hub().waitedTasks).toBe(0))
})
