import { beforeEach, describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { changesOf } from '#server/pools/test-pools.ts'
import { someone } from '#server/tasks/test-tasks.ts'
import { acceptInvite } from './accept-invite.ts'
import { checkPassword } from './check-password.ts'
import { invitePerson, revokeInvite } from './invite-person.ts'
import { readInvite } from './read-invite.ts'
import { readSession } from './session.ts'
import { cookieFor, setUser } from './signed-in.fixture.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE users, changes, rate_limits CASCADE'))

const KEY: Caller = { kind: 'key', keyId: 'k', name: 'hr', scopes: ['people:write'] }
const IP = '10.0.0.1'
const tokenOf = ({ url }: { url: string }) => url.split('/invite/')[1] ?? ''
const accept = (token: string, display_name?: string) => acceptInvite({ token, password: 'correct horse', display_name }, IP)

describe('a link', () => {
  test('sets a password and a name, once', async () => {
    const [boss, ann] = [await someone('operator'), await someone('reviewer')]
    const { person } = ann
    const old = await cookieFor(person.id)
    const link = await invitePerson(boss, person.id)
    expect(link.url).toMatch(/^http:\/\/localhost:3001\/invite\/[\w-]{43}$/)
    expect(Date.parse(link.expires_at) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
    expect(await readInvite(tokenOf(link))).toEqual({ state: 'open', email: person.email, displayName: person.displayName })
    expect(await accept(tokenOf(link), 'Ann Example')).toEqual({ user_id: person.id, email: person.email })
    expect(await checkPassword({ email: person.email, password: 'correct horse', ip: IP })).toMatchObject({ id: person.id, epoch: 1 })
    expect(await readSession(old)).toBeNull()
    expect(await readSession(await cookieFor(person.id, { epoch: 1 }))).toMatchObject({ person: { displayName: 'Ann Example' } })
    expect(await readInvite(tokenOf(link))).toEqual({ state: 'used' })
    await expect(accept(tokenOf(link))).rejects.toMatchObject({ code: 'INVITE_ENDED' })
    expect((await changesOf('person')).map(({ action }) => action)).toEqual(['invited', 'invite_accepted'])
    const { rows } = await pool().query('SELECT before, after FROM changes')
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link))
  })

  test('of ten who use it at once serves one', async () => {
    const link = await invitePerson(KEY, (await someone('reviewer')).person.id)
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => accept(tokenOf(link))))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('ends with a newer one, when it is taken back, and after seven days', async () => {
    const { person } = await someone('reviewer')
    const first = await invitePerson(KEY, person.id)
    const second = await invitePerson(KEY, person.id)
    expect(await readInvite(tokenOf(first))).toEqual({ state: 'unknown' })
    expect(await readInvite(tokenOf(second))).toMatchObject({ state: 'open' })
    await revokeInvite(KEY, person.id)
    await revokeInvite(KEY, person.id)
    await expect(accept(tokenOf(second))).rejects.toMatchObject({ code: 'INVITE_NOT_FOUND' })
    const third = await invitePerson(KEY, person.id)
    await pool().query(`UPDATE invites SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`)
    expect(await readInvite(tokenOf(third))).toEqual({ state: 'expired' })
    await expect(accept(tokenOf(third))).rejects.toMatchObject({ code: 'INVITE_ENDED' })
    expect((await changesOf('person')).map(({ action }) => action)).toEqual(['invited', 'invited', 'invite_revoked', 'invited'])
  })

  test('opens nothing for who was deactivated meanwhile', async () => {
    const { person } = await someone('reviewer')
    const link = await invitePerson(KEY, person.id)
    await updatePerson(KEY, person.id, { active: false })
    await expect(accept(tokenOf(link))).rejects.toMatchObject({ code: 'INVITE_NOT_FOUND' })
    await expect(invitePerson(KEY, person.id)).rejects.toMatchObject({ code: 'INVITE_IMPOSSIBLE' })
  })

  test('is not for people without an email', async () => {
    const { person } = await someone('reviewer')
    await setUser(person.id, `email = NULL, slack_team_id = 'T1', slack_user_id = 'U1'`)
    await expect(invitePerson(KEY, person.id)).rejects.toMatchObject({ code: 'INVITE_IMPOSSIBLE' })
  })

  test('to an operator is beyond a key, and reviewers make none', async () => {
    const [boss, reviewer] = [await someone('operator'), await someone('reviewer')]
    await expect(invitePerson(KEY, boss.person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(invitePerson(reviewer, reviewer.person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(revokeInvite(reviewer, reviewer.person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(invitePerson(boss, 'nope')).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
  })
})

test('thirty guesses from one address in five minutes, and no more', async () => {
  const codes = (await Promise.allSettled(Array.from({ length: 31 }, () => accept('guess')))).map(
    (each) => each.status === 'rejected' && each.reason.code,
  )
  expect(codes.filter((code) => code === 'INVITE_NOT_FOUND')).toHaveLength(30)
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1)
})
