import { afterAll, describe, expect, test } from 'vitest'
import { signIn } from '#server/auth/signed-in.fixture.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { openApiDocument } from './openapi.ts'
import { startApi } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const PATH = '/api/admin/users'
const KEYS = [
  'id',
  'display_name',
  'email',
  'slack_team_id',
  'slack_user_id',
  'role',
  'access_level',
  'pool',
  'is_operator',
  'has_password',
  'active',
  'last_assigned_at',
  'created_at',
  'updated_at',
  // ours
  'roles',
  'pools',
  'away_from',
  'away_until',
  'substitute_id',
]

async function json(method: string, path: string, body?: unknown) {
  const answered = await api.call(method, path, body)
  return { status: answered.status, body: await answered.json() }
}

describe('/api/admin/users', () => {
  test('makes, lists, reads, changes and deletes people, with the keys in their order', async () => {
    const made = await json('POST', PATH, { email: 'Ann@example.com', role: 'finance', is_operator: 'no', password: null })
    expect(made).toMatchObject({ status: 201, body: { email: 'ann@example.com', role: 'finance', is_operator: false } })
    const address = `${PATH}/${made.body.id}`
    const patched = await json('PATCH', address, { display_name: 'Ann', role: '', user_id: 'somebody else' })
    expect(patched).toMatchObject({ status: 200, body: { id: made.body.id, display_name: 'Ann', role: null } })
    const set = await json('POST', `${address}/password`, { password: 'correct horse' })
    expect(set).toMatchObject({ status: 200, body: { has_password: true } })
    const cleared = await json('DELETE', `${address}/password`)
    expect(cleared).toMatchObject({ status: 200, body: { has_password: false } })
    for (const { body } of [made, patched, set, cleared]) expect(Object.keys(body)).toEqual(KEYS)
    expect(await json('GET', address)).toEqual({ status: 200, body: cleared.body })
    expect((await json('GET', `${PATH}?active=yes`)).body).toEqual([cleared.body])
    const deleted = await api.call('DELETE', address)
    expect([deleted.status, await deleted.text()]).toEqual([204, ''])
    expect(await json('GET', address)).toMatchObject({ status: 404, body: { error: 'USER_NOT_FOUND', detail: expect.any(String) } })
  })

  test.each([
    ['POST', PATH, {}, 422, 'USER_NO_ADDRESS'],
    ['POST', PATH, { email: 'nobody' }, 422, 'VALIDATION_FAILED'],
    ['POST', PATH, { email: 'a@example.com', password: 'short' }, 422, 'VALIDATION_FAILED'],
    ['POST', PATH, { email: 'a@example.com', roles: 'finance' }, 422, 'VALIDATION_FAILED'],
    ['POST', PATH, { email: 'a@example.com', display_name: 'x'.repeat(201) }, 422, 'VALIDATION_FAILED'],
    ['GET', `${PATH}?active=perhaps`, undefined, 422, 'VALIDATION_FAILED'],
    ['PATCH', `${PATH}/nope`, {}, 404, 'USER_NOT_FOUND'],
    ['PATCH', `${PATH}/%00`, {}, 404, 'USER_NOT_FOUND'],
    ['PATCH', `${PATH}/nope`, undefined, 422, 'VALIDATION_FAILED'],
    ['DELETE', `${PATH}/nope`, undefined, 404, 'USER_NOT_FOUND'],
    ['POST', `${PATH}/nope/password`, {}, 422, 'VALIDATION_FAILED'],
    ['POST', `${PATH}/nope/password`, { password: 'correct horse' }, 404, 'USER_NOT_FOUND'],
    ['DELETE', `${PATH}/nope/password`, undefined, 404, 'USER_NOT_FOUND'],
    ['PUT', `${PATH}/nope`, {}, 405, 'METHOD_NOT_ALLOWED'],
  ])('%s %s with %j is a %i', async (method, path, body, status, error) => {
    expect(await json(method, path, body)).toMatchObject({ status, body: { error } })
  })

  test('says where in the body of a PATCH the mistake is', async () => {
    const { body } = await json('PATCH', `${PATH}/nope`, { email: 'nobody' })
    expect(body.detail).toEqual([{ type: 'value_error', loc: ['body', 'email'], msg: 'must be an email address, like ann@example.com' }])
  })

  test('a browser on another site cannot use the cookie for it', async () => {
    const { id, cookie } = await signIn({ email: 'boss@example.com', isOperator: true })
    const patch = (site: string) =>
      fetch(`${api.url}${PATH}/${id}`, {
        method: 'PATCH',
        headers: { cookie, 'sec-fetch-site': site, 'content-type': 'application/json' },
        body: JSON.stringify({ display_name: 'Boss' }),
      })
    expect((await patch('cross-site')).status).toBe(401)
    expect((await patch('same-origin')).status).toBe(200)
  })
})

test.each([
  ['deactivated', 'PATCH', { active: false }],
  ['deleted', 'DELETE', undefined],
])('an open page of somebody who is %s hears nothing more', async (_, method, body) => {
  const { id, cookie } = await signIn({ email: `${method}@example.com` })
  const changes = () => fetch(`${api.url}/api/trpc/dashboard.changes?input=%7B%7D`, { headers: { cookie } })
  const open = await changes()
  expect((await api.call(method, `${PATH}/${id}`, body)).ok).toBe(true)
  expect(await open.text()).toContain('event: return')
  expect(await (await changes()).text()).toContain('UNAUTHENTICATED')
})

test('the reference has PATCH with its body', () => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, { requestBody?: unknown; parameters: unknown[] }>> }
  const { patch } = paths[`${PATH}/{user_id}`] ?? {}
  expect(patch?.requestBody).toMatchObject({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/UpdateUserRequest' } } },
  })
  expect(patch?.parameters).toMatchObject([{ name: 'user_id', in: 'path', required: true }])
})
