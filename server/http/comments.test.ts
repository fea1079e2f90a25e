import { afterAll, describe, expect, test } from 'vitest'
import { createApiKey } from '#server/auth/api-keys.ts'
import { cookieFor } from '#server/auth/signed-in.fixture.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { commentOnTask } from '#server/tasks/comment-on-task.ts'
import { AGENT, answer, ask, eventsOf, someone } from '#server/tasks/test-tasks.ts'
import { startApi } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

type Said = { id: string; kind: string; body: string; author_type: string; author_name: string | null; author_user_id: string | null }

const ann = await someone('reviewer')
const asAnn = { authorization: '', cookie: await cookieFor(ann.person.id), 'sec-fetch-site': 'same-origin' }
const theirs = () => ask({ assign_to: { emails: [ann.person.email, 'other@example.com'] } })

async function say(id: string, body: object, headers?: Record<string, string>) {
  const response = await api.call('POST', `/api/tasks/${id}/comments`, body, headers)
  return { status: response.status, said: (await response.json()) as Said & { error?: string; message?: string } }
}

async function read(id: string, query = '', headers?: Record<string, string>): Promise<Said[]> {
  return (await (await api.call('GET', `/api/tasks/${id}/comments${query}`, undefined, headers)).json()) as Said[]
}

describe('comments', () => {
  test('a person asks the agent back, the agent reads it and replies, and both are on record', async () => {
    const id = await theirs()
    const question = await say(id, { body: '  Which customer is this?\nSee https://example.com  ', kind: 'question_to_agent' }, asAnn)
    expect(question).toMatchObject({
      status: 201,
      said: { kind: 'question_to_agent', body: 'Which customer is this?\nSee https://example.com', author_type: 'human' },
    })
    expect(question.said).toMatchObject({ author_user_id: ann.person.id, author_name: ann.person.displayName })
    const reply = await say(id, { body: 'Ada, since 2019.' })
    expect(reply).toMatchObject({
      status: 201,
      said: { kind: 'agent_reply', author_type: 'agent', author_user_id: null, author_name: null },
    })
    expect((await say(id, { body: 'Thank you.' }, asAnn)).said.kind).toBe('comment')

    const all = await read(id)
    expect(all.map(({ kind }) => kind)).toEqual(['question_to_agent', 'agent_reply', 'comment'])
    expect(await read(id, `?after=${question.said.id}`, asAnn)).toEqual(all.slice(1))
    expect(await read(id, '?limit=1')).toEqual(all.slice(0, 1))
    expect(await read(id, '?after=nobody-knows-it')).toEqual([])
    const events = (await eventsOf(id)).filter(({ action }) => ['agent_asked', 'agent_replied', 'commented'].includes(action))
    expect(events.map(({ action }) => action)).toEqual(['agent_asked', 'agent_replied', 'commented'])
    for (const event of events) expect(event.from_status).toBe(event.to_status)
    const { rows } = await pool().query(`SELECT extra_data FROM events WHERE task_id = $1 AND action = 'agent_asked'`, [id])
    // What was said stands in one place only.
    expect(rows).toEqual([{ extra_data: { comment_id: question.said.id } }])
  })

  test('an agent goes by the name of its key', async () => {
    const { key } = await createApiKey(AGENT, { name: 'refund bot', scopes: ['tasks:write', 'tasks:read'] })
    const { said } = await say(await theirs(), { body: 'More evidence is on its way.' }, { authorization: `Bearer ${key}` })
    expect(said).toMatchObject({ author_type: 'agent', author_name: 'refund bot' })
  })

  test('a poll that knows of no question ends with the first one', async () => {
    const id = await theirs()
    const polled = api.call('GET', `/api/tasks/${id}/poll?timeout=30&questions=0`).then((response) => response.json())
    await say(id, { body: 'Why?', kind: 'question_to_agent' }, asAnn)
    expect(await polled).toMatchObject({ questions: 1, response: null })
    // A comment between people wakes nobody: this one waits its second.
    const patient = api.call('GET', `/api/tasks/${id}/poll?timeout=1&questions=1`).then((response) => response.json())
    await say(id, { body: 'Nothing for the agent.' }, asAnn)
    expect(await patient).toMatchObject({ questions: 1 })
  })

  test.each([
    ['nothing', { body: ' \n ' }],
    ['more than 10,000 characters', { body: 'x'.repeat(10_001) }],
    ['half a character', { body: 'x\ud800' }],
    ['U+0000', { body: 'x\0' }],
    ['another kind', { body: 'x', kind: 'shout' }],
    ['no body', {}],
  ])('%s is refused', async (_, body) => {
    expect(await say(await theirs(), body, asAnn)).toMatchObject({ status: 422, said: { error: 'VALIDATION_FAILED' } })
  })

  test('nobody speaks for the other side', async () => {
    const id = await theirs()
    expect((await say(id, { body: 'x', kind: 'agent_reply' }, asAnn)).said.message).toMatch(/is for agents/)
    expect((await say(id, { body: 'x', kind: 'question_to_agent' })).said.message).toMatch(/is for people/)
    expect(await read(id)).toEqual([])
  })

  test('after the end people may still talk, but nobody listens to a question', async () => {
    const id = await theirs()
    await answer(ann, id)
    expect(await say(id, { body: 'Still there?', kind: 'question_to_agent' }, asAnn)).toMatchObject({
      status: 409,
      said: { error: 'TASK_ALREADY_TERMINAL' },
    })
    expect((await say(id, { body: 'For the record.' }, asAnn)).status).toBe(201)
    expect((await say(id, { body: 'Done as told.' })).status).toBe(201)
  })

  test('fifty at once are fifty, in one order, and a reader who follows misses none', async () => {
    const id = await theirs()
    const followed: string[] = []
    const said = Promise.all(Array.from({ length: 50 }, (_, n) => say(id, { body: `No. ${n}`, kind: 'question_to_agent' }, asAnn)))
    let over = false
    void said.then(() => (over = true))
    while (!over) followed.push(...(await read(id, followed.length ? `?after=${followed.at(-1)}` : '')).map((each) => each.id))
    followed.push(...(await read(id, followed.length ? `?after=${followed.at(-1)}` : '')).map((each) => each.id))
    expect(followed).toEqual((await read(id)).map((each) => each.id))
    expect(new Set(followed).size).toBe(50)
    expect(await (await api.call('GET', `/api/tasks/${id}/poll?timeout=1&questions=50`)).json()).toMatchObject({ questions: 50 })
  })

  test('whoever was deleted while their words were on the way is told that they are out', async () => {
    const [id, gone] = [await theirs(), await someone('operator')]
    await pool().query('DELETE FROM users WHERE id = $1', [gone.person.id])
    await expect(commentOnTask(gone, { id, body: 'x' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('a task that is gone, or not theirs', async () => {
    expect((await say('nobody-knows-it', { body: 'x' })).status).toBe(404)
    const stranger = await someone('reviewer')
    const headers = { ...asAnn, cookie: await cookieFor(stranger.person.id) }
    const id = await theirs()
    expect((await say(id, { body: 'x' }, headers)).status).toBe(404)
    expect((await api.call('GET', `/api/tasks/${id}/comments`, undefined, headers)).status).toBe(404)
  })
})
