import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { setUser } from '#server/auth/signed-in.fixture.ts'
import { AGENT, someone } from '#server/tasks/test-tasks.ts'
import { createPerson } from './create-person.ts'
import { listPeople } from './list-people.ts'

await useTestDatabase()

const ann = await createPerson({ email: 'ann@example.com', isOperator: true, roles: ['finance', 'legal'], accessLevel: 'L2' })
const ben = await createPerson({ email: 'ben@example.com', roles: ['finance'], pools: ['refunds'] })
const cleo = await createPerson({ email: 'cleo@example.com', pools: ['refunds', 'support'], accessLevel: 'L2' })
await setUser(cleo.id, 'active = false')

test.each([
  [{}, [ann, ben, cleo]],
  [{ role: 'finance' }, [ann, ben]],
  [{ role: 'legal' }, [ann]],
  [{ role: 'Finance' }, []],
  [{ pool: 'refunds' }, [ben, cleo]],
  [{ access_level: 'L2' }, [ann, cleo]],
  [{ active: true }, [ann, ben]],
  [{ active: false }, [cleo]],
  [{ role: 'finance', pool: 'refunds', active: true }, [ben]],
  [{ role: '' }, []],
])('those with %j, the first to come first', async (query, expected) => {
  expect((await listPeople(AGENT, query)).map(({ email }) => email)).toEqual(expected.map(({ email }) => email))
})

test('never says what a password hashes to', async () => {
  await createPerson({ email: 'dora@example.com', password: 'correct horse' })
  const listed = await listPeople(AGENT, {})
  expect(listed.map(({ has_password }) => has_password)).toEqual([false, false, false, true])
  expect(JSON.stringify(listed)).not.toContain('argon2')
})

test('is for operators', async () => {
  await expect(listPeople(await someone('reviewer'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
