import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { setPassword } from '#server/people/set-password.ts'
import { AGENT, someone } from '#server/tasks/test-tasks.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { checkPassword } from './check-password.ts'
import { readSession } from './session.ts'
import { cookieFor } from './signed-in.fixture.ts'

await useTestDatabase()

test('whoever knows their password may have another, and every session ends', async () => {
  const ann = await someone('reviewer')
  await setPassword(AGENT, ann.person.id, 'the old one')
  const cookie = await cookieFor(ann.person.id, { epoch: 1 })
  await expect(changeOwnPassword(ann, { current: 'a wrong one', password: 'the new one' })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  })
  expect(await readSession(cookie)).not.toBeNull()
  await changeOwnPassword(ann, { current: 'the old one', password: 'the new one' })
  expect(await readSession(cookie)).toBeNull()
  expect(await checkPassword({ email: ann.person.email, password: 'the new one', ip: '10.0.0.1' })).toMatchObject({ id: ann.person.id })
})

test('who has none, and tokens, have nothing to change; guessing is bounded', async () => {
  const ben = await someone('reviewer')
  await expect(changeOwnPassword(AGENT, { current: 'x', password: 'the new one' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const guesses = Array.from({ length: 11 }, () => changeOwnPassword(ben, { current: '', password: 'the new one' }))
  const codes = (await Promise.allSettled(guesses)).map((each) => each.status === 'rejected' && each.reason.code)
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1)
})
