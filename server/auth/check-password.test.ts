import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { createPerson } from '#server/people/create-person.ts'
import { authorize, checkPassword } from './check-password.ts'
import { countAttempt } from './rate-limits.ts'
import { setUser } from './signed-in.fixture.ts'

await useTestDatabase()

const PASSWORD = 'correct horse'

function attempt(email: string, { password = PASSWORD, ip = email }: { password?: string; ip?: string } = {}) {
  return checkPassword({ email, password, ip })
}

/** Failures without the 100 ms of work that each real one takes. */
async function fail(times: number, limit: 'login-ip' | 'login-email', subject: string): Promise<void> {
  for (let index = 0; index < times; index += 1) await countAttempt(limit, subject)
}

test('the right password finds the person, however the address is written', async () => {
  const { id } = await createPerson({ email: 'ann@example.com', password: PASSWORD })
  expect(await attempt(' ANN@Example.com')).toMatchObject({ id, email: 'ann@example.com', epoch: 0 })
})

test('unknown, deactivated, without a password and wrong are the same answer', async () => {
  const ben = await createPerson({ email: 'ben@example.com', password: PASSWORD })
  await setUser(ben.id, 'active = false')
  await createPerson({ email: 'cleo@example.com' })
  await createPerson({ email: 'dora@example.com', password: PASSWORD })
  const broken = await createPerson({ email: 'eve@example.com' })
  await setUser(broken.id, "password_hash = 'not a hash'")
  for (const email of ['nobody@example.com', 'ben@example.com', 'cleo@example.com', 'eve@example.com', '']) {
    expect(await attempt(email)).toBeNull()
  }
  expect(await attempt('cleo@example.com', { password: '' })).toBeNull()
  expect(await attempt('dora@example.com', { password: 'wrong' })).toBeNull()
})

test('an address or password that is too long is not even counted', async () => {
  await fail(9, 'login-ip', 'long')
  expect(await attempt(`${'x'.repeat(320)}@example.com`, { ip: 'long' })).toBeNull()
  expect(await attempt('ann@example.com', { password: 'x'.repeat(201), ip: 'long' })).toBeNull()
  await countAttempt('login-ip', 'long')
})

test('the tenth failure from one address on the network is the last', async () => {
  await fail(9, 'login-ip', '10.0.0.1')
  expect(await attempt('ann@example.com', { password: 'wrong', ip: '10.0.0.1' })).toBeNull()
  await expect(attempt('ann@example.com', { ip: '10.0.0.1' })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  expect(await attempt('ann@example.com', { ip: '10.0.0.2' })).toMatchObject({ email: 'ann@example.com' })
})

test('signing in does not use up what the office behind one address has', async () => {
  await fail(9, 'login-ip', '10.0.0.3')
  expect(await attempt('ann@example.com', { ip: '10.0.0.3' })).not.toBeNull()
  await countAttempt('login-ip', '10.0.0.3')
  await expect(attempt('ann@example.com', { ip: '10.0.0.3' })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

test('one account has twenty failures from wherever, and a clean slate when its person signs in', async () => {
  await fail(19, 'login-email', 'ann@example.com')
  expect(await attempt('Ann@example.com', { ip: '10.0.0.4' })).not.toBeNull()
  await fail(20, 'login-email', 'ann@example.com')
  await expect(attempt('Ann@example.com', { ip: '10.0.0.5' })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

test('what next-auth is told is a code, whatever went wrong', async () => {
  await expect(authorize({ email: 'ann@example.com', password: PASSWORD, ip: '10.0.1.3' })).rejects.toThrow(/^RateLimited$/)
  await pool().query('ALTER TABLE rate_limits RENAME TO elsewhere')
  await expect(authorize({ email: 'ann@example.com', password: PASSWORD, ip: '10.0.1.4' })).rejects.toThrow(/^Unavailable$/)
})
