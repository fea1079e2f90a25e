import { afterAll, describe, expect, test } from 'vitest'
import { cookieFor } from '#server/auth/signed-in.fixture.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { ask, question, someone } from '#server/tasks/test-tasks.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

type As = { person: { id: string } } | 'admin'

async function post(as: As, path: string, body?: object) {
  const who: Record<string, string> =
    as === 'admin' ? { authorization: `Bearer ${TOKEN}` } : { cookie: await cookieFor(as.person.id), 'sec-fetch-site': 'same-origin' }
  const response = await fetch(api.url + path, {
    method: 'POST',
    headers: { ...who, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const [ann, ben] = [await someone('reviewer', { pools: ['desk'] }), await someone('reviewer', { pools: ['desk'] })]

describe('moves over REST', () => {
  test('reassign answers with the task, and the audit tells of it', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    const moved = await post(ann, `/api/tasks/${id}/reassign`, { assign_to: { email: ben.person.email }, reason: 'Yours' })
    expect(moved).toMatchObject({ status: 200, body: { id, status: 'notified', assigned_to_user_id: ben.person.id } })
    const audit = await fetch(`${api.url}/api/tasks/${id}/audit`, { headers: { authorization: `Bearer ${TOKEN}` } })
    expect(await audit.json()).toContainEqual(
      expect.objectContaining({
        action: 'reassigned',
        actor_email: ann.person.email,
        extra_data: expect.objectContaining({ reason: 'Yours' }),
      }),
    )
    expect(await post(ann, `/api/tasks/${id}/reassign`, { assign_to: { email: ben.person.email } })).toMatchObject({
      status: expect.any(Number),
    })
  })

  test.each([
    [{}, 'assign_to'],
    [{ assign_to: 'ben' }, 'assign_to'],
    [{ assign_to: {}, reason: 'x'.repeat(1_001) }, 'reason'],
    [{ assign_to: {} }, 'names nobody'],
    [{ assign_to: { marketplace: true } }, 'marketplace'],
    [{ assign_to: { email: 'a\0b@example.com' } }, 'U+0000'],
    [{ assign_to: { email: 'ben@example.com' }, reason: 'x\ud800' }, 'half of a surrogate pair'],
    [{ assign_to: { pool: 'no such pool' } }, 'no such pool'],
  ])('a wrong reassignment says what is wrong: %j', async (body, words) => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    const { status, body: problem } = await post('admin', `/api/tasks/${id}/reassign`, body)
    expect(status).toBe(422)
    expect(JSON.stringify(problem)).toContain(words)
  })

  test('decline needs a reason', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    for (const body of [{}, { reason: '' }, { reason: '   ' }, { reason: 7 }])
      expect(await post(ann, `/api/tasks/${id}/decline`, body)).toMatchObject({ status: 422 })
    expect(await post(ann, `/api/tasks/${id}/decline`, { reason: 'not mine' })).toMatchObject({
      status: 200,
      body: { assigned_to_user_id: null },
    })
  })

  test('release takes a reason and needs no body', async () => {
    for (const body of [undefined, {}, { reason: 'Off for today' }]) {
      const id = await ask({ assign_to: { email: ann.person.email } })
      await post(ann, `/api/tasks/${id}/claim`)
      expect(await post(ann, `/api/tasks/${id}/release`, body)).toMatchObject({ status: 200, body: { status: 'notified' } })
    }
  })

  test('a task carries its clocks from its creation', async () => {
    const sent = question({ remind_after: 600, escalate_after: '1200', escalate_to: { email: ben.person.email } })
    const { status, body } = await post('admin', '/api/tasks', sent)
    expect(status).toBe(201)
    const { rows } = await pool().query('SELECT remind_after, escalate_after, remind_at, escalate_at FROM tasks WHERE id = $1', [body.id])
    expect(rows[0]).toMatchObject({ remind_after: 600, escalate_after: 1_200, remind_at: expect.any(Date), escalate_at: expect.any(Date) })
    const wrong = await post('admin', '/api/tasks', { ...question(), escalate_after: 30, escalate_to: { email: 'x@example.com' } })
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([422, expect.stringContaining('escalate_after')])
    const never = await post('admin', '/api/tasks', { ...question(), remind_every: 600 })
    expect([never.status, JSON.stringify(never.body)]).toEqual([422, expect.stringContaining('remind_after: is missing')])
  })

  test('what somebody holds goes to their substitute', async () => {
    const leaver = await someone('reviewer')
    const id = await ask({ assign_to: { email: leaver.person.email } })
    const path = `/api/admin/users/${leaver.person.id}/hand-over`
    expect(await post(leaver, path)).toMatchObject({ status: 422, body: { error: 'ASSIGNMENT_INVALID' } })
    await pool().query('UPDATE users SET substitute_id = $2 WHERE id = $1', [leaver.person.id, ben.person.id])
    expect(await post(leaver, path)).toEqual({ status: 200, body: { handed_over: 1, failed: [] } })
    const { rows } = await pool().query('SELECT assigned_to_user_id AS holder FROM tasks WHERE id = $1', [id])
    expect(rows[0]?.holder).toBe(ben.person.id)
  })
})
