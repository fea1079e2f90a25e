import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { countAttempt, forgetAttempts, forgiveAttempt } from './rate-limits.ts'

await useTestDatabase()

async function countAtOnce(tries: number, subject: string): Promise<number> {
  const results = await Promise.allSettled(Array.from({ length: tries }, () => countAttempt('login-ip', subject)))
  return results.filter(({ status }) => status === 'fulfilled').length
}

test('ten of fourteen attempts at once get through', async () => {
  expect(await countAtOnce(14, '10.0.0.1')).toBe(10)
  expect(await countAtOnce(1, '10.0.0.2')).toBe(1)
})

test('whoever is refused hears for how long', async () => {
  await countAtOnce(10, '10.0.0.3')
  const error = await countAttempt('login-ip', '10.0.0.3').catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'RATE_LIMITED', extra: { retryAfterSeconds: expect.any(Number) } })
  const seconds = (error as { extra: { retryAfterSeconds: number } }).extra.retryAfterSeconds
  expect(seconds).toBeGreaterThan(290)
  expect(seconds).toBeLessThanOrEqual(300)
})

test('a forgiven attempt can be made again, and a forgotten address starts anew', async () => {
  await countAtOnce(10, '10.0.0.4')
  await forgiveAttempt('login-ip', '10.0.0.4')
  expect(await countAtOnce(2, '10.0.0.4')).toBe(1)
  await forgetAttempts('login-ip', '10.0.0.4')
  expect(await countAtOnce(11, '10.0.0.4')).toBe(10)
})

test('when the window is over, so is the wait', async () => {
  await countAtOnce(11, '10.0.0.5')
  await pool().query('UPDATE rate_limits SET expire = expire - 300000')
  expect(await countAtOnce(11, '10.0.0.5')).toBe(10)
})

test('the database holds no address', async () => {
  await countAttempt('login-email', 'ann@example.com')
  const { rows } = await pool().query<{ key: string }>('SELECT key FROM rate_limits')
  expect(rows.length).toBeGreaterThan(0)
  for (const { key } of rows) expect(key).not.toMatch(/ann|10\.0/)
})
