import { describe, expect, test } from 'vitest'
import { type CreateUser, createUserRequest } from '#contract/people.ts'
import { findSignIn } from '#server/auth/find-sign-in.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { AGENT, count, someone } from '#server/tasks/test-tasks.ts'
import { addPerson } from './add-person.ts'
import { isPassword } from './password.ts'

await useTestDatabase()

const sent = (body: Record<string, unknown>): CreateUser => createUserRequest.parse(body)
const key = (...scopes: string[]): Caller => ({ kind: 'key', keyId: 'k', name: 'hr', scopes })

test('a person is what was sent, with the address in one form', async () => {
  const made = await addPerson(
    AGENT,
    sent({
      email: ' Ann@Example.com ',
      display_name: ' Ann ',
      role: 'finance',
      pool: 'refunds',
      access_level: 'L2',
      password: 'correct horse',
    }),
  )
  expect(made).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{32}$/),
    display_name: 'Ann',
    email: 'ann@example.com',
    slack_team_id: null,
    slack_user_id: null,
    role: 'finance',
    access_level: 'L2',
    pool: 'refunds',
    is_operator: false,
    has_password: true,
    active: true,
    last_assigned_at: null,
    created_at: expect.stringMatching(/\d{6}Z$/),
    updated_at: expect.stringMatching(/\d{6}Z$/),
    roles: ['finance'],
    pools: ['refunds'],
    away_from: null,
    away_until: null,
    substitute_id: null,
  })
  const found = await findSignIn('ANN@example.com')
  expect(await isPassword('correct horse', found?.passwordHash ?? null)).toBe(true)
})

test('several roles and pools go before one of each; the wire shows the first by name', async () => {
  const made = await addPerson(AGENT, sent({ email: 'many@example.com', role: 'legal', roles: ['tax', 'audit', 'tax'], pools: [] }))
  expect(made).toMatchObject({ role: 'audit', roles: ['audit', 'tax'], pool: null, pools: [] })
})

test('a Slack user with their team is an address; an empty text is none', async () => {
  const slack = { slack_team_id: 'T1', slack_user_id: 'U1' }
  expect(await addPerson(AGENT, sent({ ...slack, email: '' }))).toMatchObject({ ...slack, email: null })
  await expect(addPerson(AGENT, sent({ ...slack, email: 'other@example.com' }))).rejects.toMatchObject({ code: 'USER_ALREADY_EXISTS' })
})

describe('is refused', () => {
  test.each([
    [{}],
    [{ email: '  ' }],
    [{ slack_team_id: 'T1' }],
    [{ slack_user_id: 'U1' }],
    [{ email: 'half@example.com', slack_user_id: 'U1' }],
    [{ email: 'half@example.com', slack_team_id: 'T1', slack_user_id: '' }],
  ])('without a whole address: %j', async (body) => {
    await expect(addPerson(AGENT, sent(body))).rejects.toMatchObject({ code: 'USER_NO_ADDRESS' })
  })

  test('when the address is taken, however it is written, and two at once make one', async () => {
    const twins = await Promise.allSettled([
      addPerson(AGENT, sent({ email: 'ben@example.com' })),
      addPerson(AGENT, sent({ email: 'BEN@example.com' })),
    ])
    expect(twins.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(addPerson(AGENT, sent({ email: 'Ben@Example.com' }))).rejects.toMatchObject({ code: 'USER_ALREADY_EXISTS' })
    expect(await count(`users WHERE email = 'ben@example.com'`)).toBe(1)
  })

  test('to reviewers and keys without the scope', async () => {
    for (const caller of [await someone('reviewer'), key('people:read', 'tasks:write')])
      await expect(addPerson(caller, sent({ email: 'no@example.com' }))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('to a key that would make an operator, who may do more than any key', async () => {
    const writer = key('people:write')
    expect(await addPerson(writer, sent({ email: 'reviewer@example.com' }))).toMatchObject({ is_operator: false })
    await expect(addPerson(writer, sent({ email: 'boss@example.com', is_operator: true }))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await addPerson(await someone('operator'), sent({ email: 'boss@example.com', is_operator: true }))).toMatchObject({
      is_operator: true,
    })
  })

  test.each(['nobody', 'a b@example.com', '@example.com', 'ann@', `${'a'.repeat(320)}@example.com`, 'a\0@example.com'])(
    'with %j for an email',
    (email) => {
      expect(createUserRequest.safeParse({ email }).success).toBe(false)
    },
  )
})
