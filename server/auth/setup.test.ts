import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { createFirstOperator, setupStatus, setupToken, setupUrl } from './setup.ts'

await useTestDatabase()

const OPERATOR = { email: ' Ann@Example.com ', password: 'correct horse', display_name: 'Ann' }

function codeOf(reason: unknown): unknown {
  return (reason as { code?: string }).code
}

// In order: the story of one installation.
test('before anybody is here, a link with a token of 43 characters leads to the first account', async () => {
  expect(setupToken()).toMatch(/^[\w-]{43}$/)
  expect(await setupUrl()).toBe(`http://localhost:3001/setup?token=${setupToken()}`)
  expect(await setupStatus()).toEqual({ needs_setup: true, token_active: true })
})

test.each(['', 'wrong', 'é', 'x'.repeat(43)])('a wrong token makes nobody: "%s"', async (token) => {
  await expect(createFirstOperator({ ...OPERATOR, token }, '10.0.0.1')).rejects.toMatchObject({ code: 'INVALID_SETUP_TOKEN' })
  expect(await setupStatus()).toMatchObject({ needs_setup: true })
})

test('of twenty who use the link at once, one becomes the operator', async () => {
  const posts = Array.from({ length: 20 }, (_, index) =>
    createFirstOperator({ ...OPERATOR, email: `ann${index}@example.com`, token: setupToken() }, '10.0.0.2'),
  )
  const results = await Promise.allSettled(posts)
  const losers = results.flatMap((result) => (result.status === 'rejected' ? [codeOf(result.reason)] : []))
  expect(losers).toEqual(Array.from({ length: 19 }, () => 'SETUP_ALREADY_COMPLETED'))
  const { rows } = await pool().query('SELECT is_operator, active FROM users')
  expect(rows).toEqual([{ is_operator: true, active: true }])
})

test('afterwards the link is gone, and the token is not even looked at', async () => {
  expect(await setupUrl()).toBeNull()
  expect(await setupStatus()).toEqual({ needs_setup: false, token_active: false })
  for (const token of [setupToken(), 'wrong']) {
    await expect(createFirstOperator({ ...OPERATOR, token }, '10.0.0.3')).rejects.toMatchObject({ code: 'SETUP_ALREADY_COMPLETED' })
  }
})

test('the first operator is stored as they will sign in', async () => {
  await pool().query('DELETE FROM users')
  const made = await createFirstOperator({ ...OPERATOR, token: setupToken() }, '10.0.0.4')
  expect(made).toEqual({ user_id: expect.stringMatching(/^[0-9a-f]{32}$/), email: 'ann@example.com' })
})

test('one address gets thirty tries in five minutes', async () => {
  const tries = Array.from({ length: 31 }, () => createFirstOperator({ ...OPERATOR, token: 'guess' }, '10.0.0.5'))
  const codes = (await Promise.allSettled(tries)).map((result) => result.status === 'rejected' && codeOf(result.reason))
  expect(codes.filter((code) => code === 'SETUP_ALREADY_COMPLETED')).toHaveLength(30)
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1)
})
