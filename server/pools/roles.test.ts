import { beforeEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { createPool } from './create-pool.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { getPool } from './get-pool.ts'
import { getRole } from './get-role.ts'
import { listRoles } from './list-roles.ts'
import { changesOf } from './test-pools.ts'
import { updateRole } from './update-role.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE users, pools, roles, changes, tasks CASCADE'))
const boss = await someone('operator')

test('a role is made, renamed, filled and deleted, and each is written down', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
  const made = await createRole(boss, { name: 'finance', members: [ann.person.id] })
  expect(made).toMatchObject({ name: 'finance', member_count: 1, open_tasks: 0, members: [{ user_id: ann.person.id, active: true }] })
  expect(await updateRole(boss, made.id, { members: [ben.person.id] })).toMatchObject({
    name: 'finance',
    members: [{ user_id: ben.person.id }],
  })
  expect(await updateRole(boss, made.id, { name: 'money' })).toMatchObject({ name: 'money', member_count: 1 })
  await updateRole(boss, made.id, {})
  expect((await listRoles(boss)).map(({ name }) => name)).toEqual(['money'])
  await deleteRole(boss, made.id)
  await expect(getRole(boss, made.id)).rejects.toMatchObject({ code: 'ROLE_NOT_FOUND' })
  expect((await changesOf('role')).map(({ action, before }) => [action, before])).toEqual([
    ['created', null],
    ['updated', { members: [ann.person.displayName] }],
    ['updated', { name: 'finance' }],
    ['deleted', { name: 'money', members: [ben.person.displayName] }],
  ])
})

test('a name is taken once, and pools that escalate follow it', async () => {
  const { id } = await createRole(boss, { name: 'lead' })
  await createRole(boss, { name: 'finance' })
  const { id: poolId } = await createPool(boss, { name: 'Refunds', escalate_after: 600, escalate_to: { role: 'lead' } })
  await expect(createRole(boss, { name: 'lead' })).rejects.toMatchObject({ code: 'NAME_TAKEN' })
  await expect(updateRole(boss, id, { name: 'finance' })).rejects.toMatchObject({ code: 'NAME_TAKEN' })
  await updateRole(boss, id, { name: 'leads' })
  expect(await getPool(boss, poolId)).toMatchObject({ escalate_to: { role: 'leads' } })
  await expect(deleteRole(boss, id)).rejects.toMatchObject({ code: 'ROLE_IN_USE' })
})

test('a role stays while open tasks are asked of it', async () => {
  const ann = await someone('reviewer')
  const { id } = await createRole(boss, { name: 'finance', members: [ann.person.id] })
  const task = await ask({ assign_to: { role: 'finance' } })
  await expect(deleteRole(boss, id)).rejects.toMatchObject({ code: 'ROLE_IN_USE', message: expect.stringMatching(/an open task/) })
  await answer(ann, task)
  await deleteRole(boss, id)
})

test('is for operators', async () => {
  const reviewer = await someone('reviewer')
  const attempts = [
    listRoles(reviewer),
    getRole(reviewer, 'x'),
    createRole(reviewer, { name: 'x' }),
    updateRole(reviewer, 'x', {}),
    deleteRole(reviewer, 'x'),
  ]
  for (const each of await Promise.allSettled(attempts)) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'FORBIDDEN' } })
})
