import { encode } from 'next-auth/jwt'
import { pool } from '#server/db/client.ts'
import { createPerson, type NewPerson } from '#server/people/create-person.ts'
import { SESSION_COOKIE, SESSION_MAX_AGE, sessionSecret } from './session.ts'

/** A Cookie header as next-auth would give it to this person; `maxAge` below 0 for one that has run out. */
export async function cookieFor(userId: string, { epoch = 0, maxAge = SESSION_MAX_AGE } = {}): Promise<string> {
  return `${SESSION_COOKIE}=${await encode({ token: { sub: userId, epoch }, secret: sessionSecret(), maxAge })}`
}

/** A person with a session. */
export async function signIn(person: NewPerson): Promise<{ id: string; cookie: string }> {
  const { id } = await createPerson(person)
  return { id, cookie: await cookieFor(id) }
}

export async function setUser(id: string, assignment: string): Promise<void> {
  await pool().query(`UPDATE users SET ${assignment} WHERE id = $1`, [id])
}
