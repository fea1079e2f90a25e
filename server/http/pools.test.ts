import { afterAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { someone } from '#server/tasks/test-tasks.ts'
import { startApi } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const [POOLS, ROLES, LEVELS] = ['/api/admin/pools', '/api/admin/roles', '/api/admin/access-levels']

async function json(method: string, path: string, body?: unknown) {
  const answered = await api.call(method, path, body)
  const text = await answered.text()
  return { status: answered.status, body: text ? JSON.parse(text) : null }
}

test('pools, with the keys in their order', async () => {
  const { person } = await someone('reviewer')
  const made = await json('POST', POOLS, { name: 'refunds', remind_after: '600' })
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'refunds', strategy: 'least_recently_assigned', remind_after: 600, members: [] },
  })
  expect(Object.keys(made.body)).toEqual([
    ...['id', 'name', 'strategy', 'time_zone', 'hours', 'holidays', 'claim_expires_after', 'remind_after', 'remind_every'],
    ...['escalate_after', 'escalate_to', 'member_count', 'open_tasks', 'created_at', 'updated_at', 'members'],
  ])
  const address = `${POOLS}/${made.body.id}`
  expect(await json('PATCH', address, { strategy: 'everyone', remind_after: null })).toMatchObject({
    status: 200,
    body: { strategy: 'everyone', remind_after: null },
  })
  expect(await json('POST', `${address}/members`, { user_id: person.id })).toMatchObject({ status: 200, body: { member_count: 1 } })
  expect((await json('GET', POOLS)).body).toMatchObject([{ id: made.body.id, member_count: 1 }])
  expect(await json('DELETE', `${address}/members/${person.id}`)).toMatchObject({ status: 200, body: { member_count: 0 } })
  expect(await json('DELETE', address)).toEqual({ status: 204, body: null })
})

test('roles and levels', async () => {
  const { body: role } = await json('POST', ROLES, { name: 'finance' })
  expect(await json('PATCH', `${ROLES}/${role.id}`, { name: 'money' })).toMatchObject({ status: 200, body: { name: 'money' } })
  expect((await json('GET', ROLES)).body).toEqual([{ id: role.id, name: 'money', member_count: 0, open_tasks: 0 }])
  expect((await json('DELETE', `${ROLES}/${role.id}`)).status).toBe(204)
  await json('POST', LEVELS, { name: 'L1' })
  await json('POST', LEVELS, { name: 'a level/with all' })
  expect(await json('PATCH', `${LEVELS}/a%20level%2Fwith%20all`, { new_name: 'L0' })).toMatchObject({
    status: 200,
    body: { name: 'L0', rank: 2 },
  })
  expect((await json('PATCH', LEVELS, { names: ['L0', 'L1'] })).body.map(({ name }: { name: string }) => name)).toEqual(['L0', 'L1'])
  expect((await json('DELETE', `${LEVELS}/L0`)).status).toBe(204)
})

describe('is refused:', () => {
  test.each([
    ['POST', POOLS, {}, 422, 'VALIDATION_FAILED'],
    ['POST', POOLS, { name: 'a\0b' }, 422, 'VALIDATION_FAILED'],
    ['POST', POOLS, { name: 'x', hours: [] }, 422, 'VALIDATION_FAILED'],
    ['POST', POOLS, { name: 'x', escalate_after: 600, escalate_to: { marketplace: true } }, 422, 'ASSIGNMENT_INVALID'],
    ['GET', `${POOLS}/nope`, undefined, 404, 'POOL_NOT_FOUND'],
    ['GET', `${POOLS}/%00`, undefined, 404, 'POOL_NOT_FOUND'],
    ['PATCH', `${POOLS}/nope`, {}, 404, 'POOL_NOT_FOUND'],
    ['DELETE', `${POOLS}/nope`, undefined, 404, 'POOL_NOT_FOUND'],
    ['POST', `${POOLS}/nope/members`, { user_id: 'x' }, 404, 'POOL_NOT_FOUND'],
    ['POST', `${POOLS}/nope/members`, {}, 422, 'VALIDATION_FAILED'],
    ['GET', `${ROLES}/nope`, undefined, 404, 'ROLE_NOT_FOUND'],
    ['PATCH', `${ROLES}/nope`, {}, 404, 'ROLE_NOT_FOUND'],
    ['DELETE', `${ROLES}/nope`, undefined, 404, 'ROLE_NOT_FOUND'],
    ['PATCH', `${LEVELS}/nope`, { new_name: 'x' }, 404, 'ACCESS_LEVEL_NOT_FOUND'],
    ['DELETE', `${LEVELS}/nope`, undefined, 404, 'ACCESS_LEVEL_NOT_FOUND'],
    ['DELETE', `${LEVELS}/%00`, undefined, 422, 'VALIDATION_FAILED'],
    ['PATCH', LEVELS, { names: ['nope'] }, 422, 'VALIDATION_FAILED'],
    ['POST', '/api/invites/accept', { token: 'x', password: 'short' }, 422, 'VALIDATION_FAILED'],
    ['POST', '/api/invites/accept', { token: 'x', password: 'long enough' }, 404, 'INVITE_NOT_FOUND'],
    ['POST', '/api/admin/users/nope/invite', undefined, 404, 'USER_NOT_FOUND'],
    ['DELETE', '/api/admin/users/nope/invite', undefined, 404, 'USER_NOT_FOUND'],
    ['POST', '/api/admin/users/nope/availability', {}, 404, 'USER_NOT_FOUND'],
    ['POST', '/api/admin/users/nope/availability', { away_until: 'tomorrow' }, 422, 'VALIDATION_FAILED'],
  ])('%s %s with %j, a %i', async (method, path, body, status, error) => {
    expect(await json(method, path, body)).toMatchObject({ status, body: { error } })
  })

  test('a calendar without open hours, in words and at its place', async () => {
    const { body } = await json('POST', POOLS, { name: 'x', hours: [] })
    expect(body.detail).toEqual([{ type: 'value_error', loc: ['body', 'hours'], msg: expect.stringMatching(/no open hours/) }])
  })
})

test('an invite goes all the way over HTTP', async () => {
  const { person } = await someone('reviewer')
  const { status, body } = await json('POST', `/api/admin/users/${person.id}/invite`)
  expect([status, Object.keys(body)]).toEqual([201, ['url', 'expires_at']])
  const token = body.url.split('/').at(-1)
  const accepted = await api.call('POST', '/api/invites/accept', { token, password: 'correct horse' }, { authorization: '' })
  expect([accepted.status, await accepted.json()]).toEqual([201, { user_id: person.id, email: person.email }])
  expect(await json('POST', '/api/invites/accept', { token, password: 'correct horse' })).toMatchObject({
    status: 409,
    body: { error: 'INVITE_ENDED' },
  })
})
