import { beforeEach, describe, expect, test } from 'vitest'
import { type UpdateUser, updateUserRequest } from '#contract/people.ts'
import { readSession } from '#server/auth/session.ts'
import { cookieFor } from '#server/auth/signed-in.fixture.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { getTask } from '#server/tasks/get-task.ts'
import { AGENT, ask, eventsOf, someone } from '#server/tasks/test-tasks.ts'
import { createPerson } from './create-person.ts'
import { updatePerson } from './update-person.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE users CASCADE'))

const sent = (body: Record<string, unknown>): UpdateUser => updateUserRequest.parse(body)
const change = (id: string, body: Record<string, unknown>, caller: Caller = AGENT) => updatePerson(caller, id, sent(body))
const KEY: Caller = { kind: 'key', keyId: 'k', name: 'hr', scopes: ['people:write'] }

describe('a change', () => {
  test('leaves alone what is null or left out, and clears by an empty text', async () => {
    const { id } = await createPerson({ email: 'ann@example.com', displayName: 'Ann', roles: ['a', 'b'], pools: ['p'], accessLevel: 'L1' })
    const before = await change(id, {})
    const nulls = { display_name: null, email: null, role: null, roles: null, pool: null, is_operator: null, active: null, password: null }
    expect(await change(id, nulls)).toEqual({ ...before, updated_at: expect.any(String) })
    expect(await change(id, { display_name: '', access_level: '', pool: '' })).toMatchObject({
      display_name: null,
      access_level: null,
      pool: null,
      pools: [],
      roles: ['a', 'b'],
      email: 'ann@example.com',
    })
  })

  test('of nothing still says when', async () => {
    const { id } = await createPerson({ email: 'ann@example.com' })
    await pool().query(`UPDATE users SET updated_at = '2020-01-01' WHERE id = $1`, [id])
    expect((await change(id, {})).updated_at > '2021').toBe(true)
  })

  test('of role and pool sets exactly those', async () => {
    const { id } = await createPerson({ email: 'ann@example.com', roles: ['a', 'b'], pools: ['p', 'q'] })
    expect(await change(id, { role: 'c' })).toMatchObject({ role: 'c', roles: ['c'], pools: ['p', 'q'] })
    expect(await change(id, { roles: ['b', 'a', 'c'], role: 'ignored' })).toMatchObject({ role: 'a', roles: ['a', 'b', 'c'] })
    expect(await change(id, { roles: [], pools: ['q'] })).toMatchObject({ role: null, roles: [], pool: 'q', pools: ['q'] })
  })

  test('sent back as it was read changes nothing', async () => {
    const { id } = await createPerson({ email: 'ann@example.com', displayName: 'Ann', roles: ['a', 'b'] })
    const before = await change(id, {})
    expect(await change(id, before)).toEqual({ ...before, updated_at: expect.any(String) })
  })

  test('of the address keeps it in one form, whole and their own', async () => {
    const [{ id }] = [await createPerson({ email: 'ann@example.com' }), await createPerson({ email: 'ben@example.com' })]
    expect(await change(id, { email: ' Ann@Other.example ' })).toMatchObject({ email: 'ann@other.example' })
    await expect(change(id, { email: 'BEN@example.com' })).rejects.toMatchObject({ code: 'USER_ALREADY_EXISTS' })
    for (const half of [{ email: '' }, { slack_user_id: 'U1' }, { email: '', slack_team_id: 'T1' }])
      await expect(change(id, half)).rejects.toMatchObject({ code: 'USER_NO_ADDRESS' })
    const slack = { slack_team_id: 'T1', slack_user_id: 'U1' }
    expect(await change(id, { ...slack, email: '' })).toMatchObject({ ...slack, email: null })
  })

  test('of nobody is refused', async () => {
    await expect(change('nope', {})).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
  })
})

describe('who is deactivated', () => {
  test('is out at once, and may come back without their old session', async () => {
    const { id } = await createPerson({ email: 'ann@example.com' })
    const cookie = await cookieFor(id)
    expect(await readSession(cookie)).toMatchObject({ kind: 'reviewer' })
    expect(await change(id, { active: false })).toMatchObject({ active: false })
    expect(await readSession(cookie)).toBeNull()
    await change(id, { active: true })
    expect(await readSession(cookie)).toBeNull()
    expect(await readSession(await cookieFor(id, { epoch: 1 }))).toMatchObject({ kind: 'reviewer' })
  })

  test('gives back what they hold, and can claim nothing more', async () => {
    const [ann, ben] = [await someone('reviewer', { pools: ['refunds'] }), await someone('reviewer', { pools: ['refunds'] })]
    const id = await ask({ assign_to: { emails: [ann.person.email, ben.person.email] } })
    await claimTask(ann, id)
    const other = await ask({ assign_to: { emails: [ann.person.email, ben.person.email] } })
    const boss = await someone('operator')
    await change(ann.person.id, { active: false }, boss)
    expect(await getTask(AGENT, id)).toMatchObject({ assigned_to_user_id: null, assigned_to_email: null, status: 'notified' })
    expect((await eventsOf(id)).at(-1)).toEqual({ action: 'released', from_status: 'in_progress', to_status: 'notified' })
    await expect(claimTask(ann, other)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await claimTask(ben, id)).toMatchObject({ assigned_to_user_id: ben.person.id })
  })
})

test('a new password ends the sessions of the old one', async () => {
  const { id } = await createPerson({ email: 'ann@example.com' })
  const cookie = await cookieFor(id)
  expect(await change(id, { password: 'correct horse' })).toMatchObject({ has_password: true })
  expect(await readSession(cookie)).toBeNull()
})

describe('operators', () => {
  test('the last active one can be neither demoted nor deactivated', async () => {
    const { person: last } = await someone('operator')
    for (const loss of [{ is_operator: false }, { active: false }])
      await expect(change(last.id, loss)).rejects.toMatchObject({ code: 'LAST_OPERATOR' })
    const { person: second } = await someone('operator')
    await change(second.id, { active: false })
    await expect(change(last.id, { is_operator: false })).rejects.toMatchObject({ code: 'LAST_OPERATOR' })
    await change(second.id, { active: true })
    expect(await change(last.id, { is_operator: false })).toMatchObject({ is_operator: false, active: true })
  })

  test('are beyond the reach of a key, which may manage everybody else', async () => {
    const [boss, reviewer] = [await someone('operator'), await someone('reviewer')]
    expect(await change(reviewer.person.id, { display_name: 'New' }, KEY)).toMatchObject({ display_name: 'New' })
    await expect(change(reviewer.person.id, { is_operator: true }, KEY)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(change(boss.person.id, { password: 'my own now' }, KEY)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(change(reviewer.person.id, { is_operator: true }, reviewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
