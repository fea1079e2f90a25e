import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { createPerson } from './create-person.ts'
import { isPassword } from './password.ts'

await useTestDatabase()

type Membership = { email: string; name: string }

async function membersOf(group: 'role' | 'pool'): Promise<Membership[]> {
  const { rows } = await pool().query<Membership>(
    `SELECT email, name FROM user_${group}s JOIN users ON users.id = user_id JOIN ${group}s g ON g.id = ${group}_id ORDER BY email, name`,
  )
  return rows
}

test('a person has an address in one form, and a password that only they know', async () => {
  const made = await createPerson({ email: ' Ann@Example.com', displayName: ' Ann ', password: 'correct horse', accessLevel: 'L2' })
  expect(made).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), email: 'ann@example.com', displayName: 'Ann' })
  const { rows } = await pool().query('SELECT * FROM users WHERE id = $1', [made.id])
  expect(rows[0]).toMatchObject({ access_level: 'L2', is_operator: false, active: true, session_epoch: 0 })
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/)
  expect(await isPassword('correct horse', rows[0].password_hash)).toBe(true)
  expect(await isPassword('Correct horse', rows[0].password_hash)).toBe(false)
})

test('an address belongs to one person, capitals or not, two at once or not', async () => {
  const twins = await Promise.allSettled([createPerson({ email: 'ben@example.com' }), createPerson({ email: 'BEN@example.com' })])
  expect(twins.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(createPerson({ email: 'Ben@example.com', roles: ['left behind'] })).rejects.toMatchObject({ code: 'USER_ALREADY_EXISTS' })
  const { rows } = await pool().query("SELECT name FROM roles WHERE name = 'left behind'")
  expect(rows).toEqual([])
})

test('roles and pools are made when they are first named, and shared afterwards', async () => {
  await createPerson({ email: 'cleo@example.com', roles: ['finance', ' finance', ''], pools: ['support'] })
  await createPerson({ email: 'dora@example.com', roles: ['legal', 'finance'] })
  expect(await membersOf('role')).toEqual([
    { email: 'cleo@example.com', name: 'finance' },
    { email: 'dora@example.com', name: 'finance' },
    { email: 'dora@example.com', name: 'legal' },
  ])
  expect(await membersOf('pool')).toEqual([{ email: 'cleo@example.com', name: 'support' }])
})

test('ten people made at once with the same new roles do not block one another', async () => {
  const roles = ['a', 'b', 'c', 'd']
  const people = Array.from({ length: 10 }, (_, index) =>
    createPerson({ email: `many${index}@example.com`, roles: index % 2 ? roles : roles.toReversed() }),
  )
  await Promise.all(people)
  expect((await membersOf('role')).filter(({ email }) => email.startsWith('many'))).toHaveLength(40)
})
