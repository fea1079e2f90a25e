import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { readSession, SESSION_COOKIE, sessionSecret } from './session.ts'
import { cookieFor, setUser, signIn } from './signed-in.fixture.ts'

await useTestDatabase()

test('a session is the person as the row says now', async () => {
  const { id, cookie } = await signIn({ email: 'ann@example.com', displayName: 'Ann' })
  const person = { id, email: 'ann@example.com', displayName: 'Ann' }
  expect(await readSession(`theme=dark; ${cookie}; last=1`)).toEqual({ kind: 'reviewer', person })
  await setUser(id, 'is_operator = true')
  expect(await readSession(cookie)).toEqual({ kind: 'operator', person })
})

test('it ends when the person is deactivated, and only until they are active again', async () => {
  const { id, cookie } = await signIn({ email: 'ben@example.com' })
  await setUser(id, 'active = false')
  expect(await readSession(cookie)).toBeNull()
  await setUser(id, 'active = true')
  expect(await readSession(cookie)).toMatchObject({ kind: 'reviewer' })
})

test('it ends for good when their epoch is raised or they are deleted', async () => {
  const { id, cookie } = await signIn({ email: 'cleo@example.com' })
  await setUser(id, 'session_epoch = session_epoch + 1')
  expect(await readSession(cookie)).toBeNull()
  const renewed = await cookieFor(id, { epoch: 1 })
  expect(await readSession(renewed)).toMatchObject({ person: { id } })
  expect(await readSession(await cookieFor('no such person'))).toBeNull()
})

test('an expired, forged, half or foreign token is nobody', async () => {
  const { id, cookie } = await signIn({ email: 'dora@example.com' })
  // beyond the 15 s of clock difference that next-auth allows
  expect(await readSession(await cookieFor(id, { maxAge: -60 }))).toBeNull()
  expect(await readSession(cookie.slice(0, -2))).toBeNull()
  expect(await readSession(`${SESSION_COOKIE}=`)).toBeNull()
  expect(await readSession(`${SESSION_COOKIE}=ÿ.ÿ.ÿ.ÿ.ÿ`)).toBeNull()
  expect(await readSession(`x${cookie}`)).toBeNull()
  expect(await readSession(null)).toBeNull()
  const foreign = await encode({ token: { sub: id, epoch: 0 }, secret: 'of another installation' })
  expect(await readSession(`${SESSION_COOKIE}=${foreign}`)).toBeNull()
  const withoutEpoch = await encode({ token: { sub: id }, secret: sessionSecret() })
  expect(await readSession(`${SESSION_COOKIE}=${withoutEpoch}`)).toBeNull()
})
