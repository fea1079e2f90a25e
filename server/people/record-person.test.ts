import { beforeEach, expect, test } from 'vitest'
import { createUserRequest } from '#contract/people.ts'
import { createFirstOperator, setupToken } from '#server/auth/setup.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { someone } from '#server/tasks/test-tasks.ts'
import { addPerson } from './add-person.ts'
import { deletePerson } from './delete-person.ts'
import { clearPassword, setPassword } from './set-password.ts'
import { updatePerson } from './update-person.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE users, access_levels, roles, changes CASCADE'))

const KEY: Caller = { kind: 'key', keyId: 'k', name: 'hr', scopes: ['people:write'] }

async function changes(): Promise<Record<string, unknown>[]> {
  const { rows } = await pool().query('SELECT * FROM changes ORDER BY seq')
  return rows
}

test('what becomes of a person is written down, by whom, and nothing of a password', async () => {
  const boss = await someone('operator')
  const ann = await addPerson(boss, createUserRequest.parse({ email: 'ann@example.com', password: 'correct horse', access_level: 'L1' }))
  await updatePerson(boss, ann.id, { display_name: 'Ann', roles: ['finance'] })
  await updatePerson(boss, ann.id, {})
  await updatePerson(boss, ann.id, { active: false })
  await updatePerson(KEY, ann.id, { active: true })
  await updatePerson(boss, ann.id, { password: 'battery staple' })
  await setPassword(boss, ann.id, 'correct horse')
  await clearPassword(boss, ann.id)
  await deletePerson(boss, ann.id)
  const written = await changes()
  expect(written.map(({ subject, subject_name, action, before, after }) => [subject, subject_name, action, before, after])).toEqual([
    ['access_level', 'L1', 'created', null, { name: 'L1' }],
    ['person', 'ann@example.com', 'created', null, expect.objectContaining({ email: 'ann@example.com', access_level: 'L1', roles: [] })],
    ['role', 'finance', 'created', null, { name: 'finance' }],
    ['person', 'Ann', 'updated', { display_name: null, roles: [] }, { display_name: 'Ann', roles: ['finance'] }],
    ['person', 'Ann', 'deactivated', { active: true }, { active: false }],
    ['person', 'Ann', 'activated', { active: false }, { active: true }],
    ['person', 'Ann', 'password_set', null, null],
    ['person', 'Ann', 'password_set', null, null],
    ['person', 'Ann', 'password_cleared', null, null],
    ['person', 'Ann', 'deleted', expect.objectContaining({ roles: ['finance'] }), null],
  ])
  expect(written[3]).toMatchObject({ actor_type: 'human', actor_user_id: boss.person.id, subject_id: ann.id })
  expect(written[5]).toMatchObject({ actor_type: 'agent', extra_data: { api_key_id: 'k', api_key_name: 'hr' } })
  expect(JSON.stringify(written)).not.toMatch(/argon2|correct horse|battery/)
})

test('what is refused is not', async () => {
  const boss = await someone('operator')
  await expect(updatePerson(boss, boss.person.id, { active: false })).rejects.toMatchObject({ code: 'LAST_OPERATOR' })
  await expect(deletePerson(boss, boss.person.id)).rejects.toMatchObject({ code: 'LAST_OPERATOR' })
  expect(await changes()).toEqual([])
})

test('the first operator has made themselves', async () => {
  const { user_id: id } = await createFirstOperator(
    { token: setupToken(), email: 'first@example.com', password: 'correct horse' },
    '10.0.0.1',
  )
  expect(await changes()).toMatchObject([{ action: 'created', subject_id: id, actor_user_id: id, actor_type: 'human' }])
})
