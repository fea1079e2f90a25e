import { beforeEach, expect, test } from 'vitest'
import { peopleQuery } from '#contract/people-views.ts'
import { invitePerson } from '#server/auth/invite-person.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { addLevel } from '#server/pools/add-level.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { createPerson } from './create-person.ts'
import { findPeople } from './find-people.ts'
import { readAccount, readDirectory } from './read-directory.ts'
import { updatePerson } from './update-person.ts'
import { viewPerson } from './view-person.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE users, roles, pools, access_levels, changes, tasks CASCADE'))

const find = (query: Record<string, unknown> = {}) => findPeople(AGENT, peopleQuery.parse(query))
const names = async (query?: Record<string, unknown>) => (await find(query)).people.map(({ display_name }) => display_name)

test('people are listed by name, page by page, searched and filtered', async () => {
  for (const [index, displayName] of ['dora', 'Ann', 'ben', 'Cleo 100%'].entries())
    await createPerson({
      email: `p${index}@example.com`,
      displayName,
      roles: index < 2 ? ['finance'] : [],
      pools: ['all'],
      accessLevel: index ? 'L1' : null,
    })
  const first = await find({ limit: 3 })
  expect(first.people.map(({ display_name }) => display_name)).toEqual(['Ann', 'ben', 'Cleo 100%'])
  expect(await names({ limit: 3, cursor: first.next_cursor })).toEqual(['dora'])
  expect((await find({ limit: 4 })).next_cursor).toBeNull()
  expect(await names({ q: ' ANN ' })).toEqual(['Ann'])
  expect(await names({ q: '100%' })).toEqual(['Cleo 100%'])
  expect(await names({ q: 'p2@' })).toEqual(['ben'])
  expect(await names({ role: 'finance', level: 'L1' })).toEqual(['Ann'])
  expect(await names({ pool: 'none' })).toEqual([])
  await updatePerson(AGENT, first.people[0]?.id ?? '', { active: false })
  expect(await names()).toEqual(['ben', 'Cleo 100%', 'dora'])
  expect(await names({ state: 'inactive' })).toEqual(['Ann'])
  expect(await names({ state: 'all' })).toHaveLength(4)
  await expect(find({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
})

test('a person’s page says what they hold, answered and became', async () => {
  const [boss, ann] = [await someone('operator'), await someone('reviewer')]
  const [held, done] = [await ask({ assign_to: { email: ann.person.email } }), await ask({ assign_to: { email: ann.person.email } })]
  await answer(ann, done)
  await updatePerson(boss, ann.person.id, { roles: ['finance'] })
  await invitePerson(boss, ann.person.id)
  const view = await viewPerson(boss, ann.person.id)
  expect(view).toMatchObject({
    person: { id: ann.person.id, roles: ['finance'] },
    open: [{ id: held }],
    open_count: 1,
    answered: [{ id: done, status: 'completed' }],
    invite: { expired: false },
    actions: { deactivate: { allowed: true }, invite: { allowed: true } },
  })
  expect(view.changes.map(({ action, actor }) => [action, actor])).toEqual([
    ['invited', boss.person.displayName],
    ['updated', boss.person.displayName],
  ])
  expect((await find({ q: ann.person.email })).people).toMatchObject([{ open_tasks: 1, invited: true }])
})

test('the last operator’s page says why they stay', async () => {
  const boss = await someone('operator')
  const { actions } = await viewPerson(boss, boss.person.id)
  expect(actions).toMatchObject({
    deactivate: { allowed: false, why: expect.stringMatching(/last active operator/) },
    demote: { allowed: false },
    delete: { allowed: false },
  })
  await someone('operator')
  expect((await viewPerson(boss, boss.person.id)).actions.deactivate).toEqual({ allowed: true, why: null })
})

test('forms choose from what there is; one’s own account is for people', async () => {
  const [boss, ann] = [await someone('operator'), await someone('reviewer', { roles: ['b', 'A'], pools: ['p'] })]
  await addLevel(boss, 'L1')
  const directory = await readDirectory(boss)
  expect(directory).toMatchObject({ roles: ['A', 'b'], pools: ['p'], levels: ['L1'] })
  expect(directory.people.map(({ id }) => id).sort()).toEqual([boss.person.id, ann.person.id].sort())
  const account = await readAccount(ann)
  expect([account.person.id, account.people.map(({ id }) => id)]).toEqual([ann.person.id, [boss.person.id]])
  await expect(readAccount(AGENT)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const refused = [findPeople(ann, peopleQuery.parse({})), viewPerson(ann, ann.person.id), readDirectory(ann)]
  for (const each of await Promise.allSettled(refused)) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'FORBIDDEN' } })
})
