import { expect, test } from 'vitest'
import { checkPassword } from '#server/auth/check-password.ts'
import { readSession } from '#server/auth/session.ts'
import { cookieFor } from '#server/auth/signed-in.fixture.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { AGENT, someone } from '#server/tasks/test-tasks.ts'
import { clearPassword, setPassword } from './set-password.ts'

await useTestDatabase()

test('a password lets its person in until it is cleared, and each change ends their sessions', async () => {
  const { person } = await someone('reviewer')
  const signIn = (password: string) => checkPassword({ email: person.email, password, ip: '127.0.0.1' })
  const old = await cookieFor(person.id)
  expect(await setPassword(AGENT, person.id, 'correct horse')).toMatchObject({ id: person.id, has_password: true })
  expect(await readSession(old)).toBeNull()
  const signedIn = await signIn('correct horse')
  expect(signedIn).toMatchObject({ id: person.id, epoch: 1 })
  const session = await cookieFor(person.id, { epoch: 1 })
  expect(await readSession(session)).toMatchObject({ person: { id: person.id } })
  expect(await clearPassword(AGENT, person.id)).toMatchObject({ has_password: false })
  expect(await signIn('correct horse')).toBeNull()
  expect(await readSession(session)).toBeNull()
})

test('is refused for nobody, to reviewers, and to keys where it would open an operator', async () => {
  const [boss, reviewer] = [await someone('operator'), await someone('reviewer')]
  const key: Caller = { kind: 'key', keyId: 'k', name: 'hr', scopes: ['people:write'] }
  await expect(setPassword(AGENT, 'nope', 'correct horse')).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
  await expect(setPassword(reviewer, reviewer.person.id, 'correct horse')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(setPassword(key, boss.person.id, 'correct horse')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(clearPassword(key, boss.person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await setPassword(key, reviewer.person.id, 'correct horse')).toMatchObject({ has_password: true })
})
