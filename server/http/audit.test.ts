import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiKey } from '#server/auth/api-keys.ts'
import { revokeKey } from '#server/auth/revoke-key.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { AGENT, ask } from '#server/tasks/test-tasks.ts'
import { handle } from './app.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const PATH = '/api/audit'
const EXPORT = '/api/audit/export'
const MANY = 100_000
const KEYS = [
  'id',
  'subject',
  'subject_id',
  'subject_name',
  'action',
  'actor_type',
  'actor_user_id',
  'actor_email',
  'actor_name',
  'channel',
  'before',
  'after',
  'extra_data',
  'created_at',
]

async function json(path: string) {
  const answered = await api.call('GET', path)
  return { status: answered.status, body: await answered.json() }
}

beforeAll(async () => {
  await pool().query(
    `INSERT INTO events (id, task_id, action, to_status, actor_type, extra_data, created_at)
     SELECT 'e' || n, 'many', 'seen', 'created', 'system', json_build_object('note', repeat('x', 200)), '2020-01-01'::timestamptz + n * interval '1 ms'
     FROM generate_series(1, $1) AS n`,
    [MANY],
  )
})

describe('GET /api/audit', () => {
  test('has the keys in their order, and pages', async () => {
    const first = await json(`${PATH}?task_id=many&limit=2`)
    expect(first.status).toBe(200)
    expect(first.body.entries.map(({ id }: { id: string }) => id)).toEqual([`e${MANY}`, `e${MANY - 1}`])
    expect(Object.keys(first.body.entries[0])).toEqual(KEYS)
    expect(first.body.entries[0].created_at).toMatch(/^2020-01-01T00:01:40\.000000Z$/)
    const second = await json(`${PATH}?task_id=many&limit=2&cursor=${first.body.next_cursor}`)
    expect(second.body.entries[0].id).toBe(`e${MANY - 2}`)
  })

  test.each([
    'from=yesterday',
    'to=2026-02-31T00:00:00Z',
    'subject=cat',
    'actor_type=robot',
    'limit=0',
    'limit=201',
    'cursor=nope',
    'task_id=',
  ])('%s is refused', async (query) => {
    expect(await json(`${PATH}?${query}`)).toMatchObject({ status: 422, body: { error: 'VALIDATION_FAILED' } })
  })
})

describe('GET /api/audit/export', () => {
  test('CSV: with a head, as a file, quoted, and no cell a formula', async () => {
    const id = await ask({ task: '=HYPERLINK("https://example.com","click"), ok?' })
    const answered = await api.call('GET', `${EXPORT}?format=csv&task_id=${id}`)
    expect(answered.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(answered.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/)
    const [head, row, end] = (await answered.text()).split('\r\n')
    expect(head?.split(',').toSorted()).toEqual(KEYS.toSorted())
    expect(row).toContain(`task,${id},"'=HYPERLINK(""https://example.com"",""click""), ok?",created,,"{""status"":""created""}",agent`)
    expect(end).toBe('')
  })

  test('JSON: one array, also of nothing', async () => {
    const id = await ask()
    const answered = await api.call('GET', `${EXPORT}?format=json&task_id=${id}`)
    expect(answered.headers.get('content-type')).toBe('application/json')
    const [entry] = await answered.json()
    expect(Object.keys(entry)).toEqual(KEYS)
    expect(await (await api.call('GET', `${EXPORT}?format=json&task_id=nope`)).json()).toEqual([])
    expect(await (await api.call('GET', `${EXPORT}?format=csv&task_id=nope`)).text()).toMatch(/^created_at,[a-z_,]+\r\n$/)
  })

  test.each(['csv', 'json'])('%s of 100,000 entries: each once', async (format) => {
    const answered = await api.call('GET', `${EXPORT}?format=${format}&to=2021-01-01T00:00:00Z`)
    const ids = (await answered.text()).match(/\be\d+\b/g) ?? []
    expect(ids).toHaveLength(MANY)
    expect(new Set(ids).size).toBe(MANY)
  })

  test('reads no further than its client does, whatever there is', async () => {
    await pool().query(`INSERT INTO events (id, task_id, action, to_status, actor_type, created_at)
      SELECT 'l' || n, 'lazy', 'seen', 'created', 'system', '2020-01-01'::timestamptz + n * interval '1 ms' FROM generate_series(1, 5000) AS n`)
    const headers = { authorization: `Bearer ${TOKEN}` }
    const { body } = await handle(new Request(`http://localhost${EXPORT}?format=json&task_id=lazy`, { headers }))
    const reader = body?.getReader()
    const next = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await next()).toBe('[')
    expect((await next()).match(/"l\d+"/g)).toHaveLength(1_000)
    // Had the rest been read already, it would come all the same.
    await pool().query(`DELETE FROM events WHERE task_id = 'lazy'`)
    expect(await next()).toBe('\n]\n')
    expect(await reader?.read()).toMatchObject({ done: true })
  })

  test('a client that leaves ends it', async () => {
    const leave = new AbortController()
    const headers = { authorization: `Bearer ${TOKEN}` }
    const answered = await fetch(`${api.url}${EXPORT}?format=json&task_id=many`, { headers, signal: leave.signal })
    const reader = answered.body?.getReader()
    expect((await reader?.read())?.done).toBe(false)
    leave.abort()
    await expect(reader?.read()).rejects.toThrow(/abort/)
  })

  test.each(['', '?format=xml', '?format=csv&from=yesterday'])('%j is refused', async (query) => {
    expect(await json(EXPORT + query)).toMatchObject({ status: 422, body: { error: 'VALIDATION_FAILED' } })
  })

  test('takes GET alone', async () => {
    const answered = await api.call('POST', EXPORT, {})
    expect(answered.status).toBe(405)
    expect(answered.headers.get('allow')).toBe('GET')
    expect((await api.call('HEAD', `${EXPORT}?format=csv`)).status).toBe(405)
  })

  test('with the scope, until the key is revoked; not without it', async () => {
    const reader = await createApiKey(AGENT, { name: 'auditor', scopes: ['audit:read'] })
    const other = await createApiKey(AGENT, { name: 'other', scopes: ['tasks:read'] })
    const status = async (key: string | null, path: string) => {
      const answered = await fetch(api.url + path, { headers: key ? { authorization: `Bearer ${key}` } : {} })
      await answered.body?.cancel()
      return answered.status
    }
    for (const path of [PATH, `${EXPORT}?format=csv&task_id=nope`]) {
      expect(await status(reader.key, path)).toBe(200)
      expect(await status(other.key, path)).toBe(403)
      expect(await status(null, path)).toBe(401)
    }
    await revokeKey(AGENT, reader.id)
    expect(await status(reader.key, PATH)).toBe(401)
  })
})
