import { describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { newId } from '#server/domain/ids.ts'
import { assignTask } from './assign-task.ts'
import { createTask } from './create-task.ts'
import { aPool, routingOf, sendAway } from './test-routing.ts'
import { AGENT, answer, ask, count, question, someone } from './test-tasks.ts'

await useTestDatabase()

const holders = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await routingOf(id)).holder))

/** One after the other, as turns are taken. */
async function askInTurn(times: number, assign_to: object): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < times; n += 1) ids.push(await ask({ assign_to }))
  return ids
}

describe('a pool by its own strategy', () => {
  test('everyone: offered to the pool, and whoever is first holds it', async () => {
    const { name } = await aPool(2, 'everyone')
    const id = await ask({ assign_to: { pool: name } })
    expect(await routingOf(id)).toMatchObject({
      holder: null,
      email: null,
      waits: false,
      pool: name,
      routing: { strategy: 'everyone', chosen: null },
    })
    expect((await routingOf(id)).routing?.reason).toBe('Offered to all 2 who are available; the first to claim holds it.')
    expect(await count(`assignments WHERE task_id = $1 AND pool_id IS NOT NULL`, [id])).toBe(1)
    expect(await count(`assignments WHERE task_id = $1`, [id])).toBe(1)
  })

  test('round robin: one after the other, and on after somebody who has left', async () => {
    const { name, people } = await aPool(3, 'round_robin')
    const [ann, ben, cleo] = people.map(({ id }) => id)
    expect(await holders(await askInTurn(4, { pool: name }))).toEqual([ann, ben, cleo, ann])
    await pool().query('DELETE FROM user_pools WHERE user_id = $1', [ann])
    expect(await holders(await askInTurn(3, { pool: name }))).toEqual([ben, cleo, ben])
  })

  test('least loaded: whoever holds the fewest open tasks', async () => {
    const { name, people } = await aPool(2, 'least_loaded')
    const [ann, ben] = people
    const own = await askInTurn(2, { user_id: ann?.id })
    const ids = await askInTurn(2, { pool: name })
    expect(await holders(ids)).toEqual([ben?.id, ben?.id])
    expect((await routingOf(ids[1] ?? '')).routing?.reason).toBe(`${ben?.displayName} holds the fewest open tasks (1) of the 2 available.`)
    if (ann) for (const id of own) await answer({ kind: 'reviewer', person: ann }, id)
    expect(await holders(await askInTurn(1, { pool: name }))).toEqual([ann?.id])
  })

  test('least recently assigned is what a pool has that was given none', async () => {
    const { name, people } = await aPool(2)
    const [ann, ben] = people.map(({ id }) => id)
    expect(await holders(await askInTurn(3, { pool: name }))).toEqual([ann, ben, ann])
  })

  test('named order: the first who is available, by their place', async () => {
    const { name, people } = await aPool(3, 'named_order')
    const [ann, ben, cleo] = people.map(({ id }) => id)
    await pool().query('UPDATE user_pools SET position = CASE user_id WHEN $1 THEN 2 WHEN $2 THEN 1 END', [ann, ben])
    expect(await holders(await askInTurn(2, { pool: name }))).toEqual([ben, ben])
    await sendAway(ben ?? '')
    expect(await holders(await askInTurn(1, { pool: name }))).toEqual([ann])
    await sendAway(ann ?? '')
    expect(await holders(await askInTurn(1, { pool: name }))).toEqual([cleo])
  })
})

describe('a strategy that the task names', () => {
  test('goes before the pool’s', async () => {
    const { name, people } = await aPool(2, 'everyone')
    const id = await ask({ assign_to: { pool: name, strategy: 'named_order' } })
    expect(await routingOf(id)).toMatchObject({ holder: people[0]?.id, routing: { strategy: 'named_order' } })
  })

  test('works for a role, which remembers nobody’s turn, and for conditions that must all hold', async () => {
    const role = `role-${newId().slice(-8)}`
    const people = [await someone('reviewer', { roles: [role] }), await someone('reviewer', { roles: [role] })].map(
      ({ person }) => person.id,
    )
    expect(await holders(await askInTurn(3, { role, strategy: 'round_robin' }))).toEqual([people[0], people[1], people[0]])
    const both = await ask({ assign_to: { role, pool: (await aPool(1)).name, strategy: 'everyone' } })
    expect(await routingOf(both)).toMatchObject({ holder: null, waits: true })
  })

  test('chooses among people who are named, and the others may take it over', async () => {
    const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
    const emails = [ben.person.email, ann.person.email]
    expect(await holders(await askInTurn(2, { emails, strategy: 'named_order' }))).toEqual([ben.person.id, ben.person.id])
    const ids = await askInTurn(3, { emails, strategy: 'round_robin' })
    expect(new Set((await holders(ids)).slice(0, 2)).size).toBe(2)
    expect(await count(`assignments WHERE task_id = $1`, [ids[0]])).toBe(2)
  })
})

describe('access levels', () => {
  test('an exact one is exact; a least one is met by a higher rank', async () => {
    await pool().query(`INSERT INTO access_levels VALUES ('junior', 1), ('senior', 2), ('partner', 3)`)
    const role = `role-${newId().slice(-8)}`
    const [, senior, partner] = [
      await someone('reviewer', { roles: [role], accessLevel: 'junior' }),
      await someone('reviewer', { roles: [role], accessLevel: 'senior' }),
      await someone('reviewer', { roles: [role], accessLevel: 'partner' }),
    ]
    expect(await holders(await askInTurn(2, { role, access_level: 'senior' }))).toEqual([senior.person.id, senior.person.id])
    const least = await holders(await askInTurn(3, { role, min_access_level: 'senior' }))
    expect(new Set(least)).toEqual(new Set([senior.person.id, partner.person.id]))
    expect((await routingOf((await askInTurn(1, { min_access_level: 'senior' }))[0] ?? '')).routing?.considered).toBe(2)
  })
})

describe('who is away', () => {
  test('is skipped in a group, and the routing says so', async () => {
    const { name, people } = await aPool(2)
    const [ann, ben] = people
    await sendAway(ann?.id ?? '')
    const id = await ask({ assign_to: { pool: name } })
    const { holder, routing } = await routingOf(id)
    expect(holder).toBe(ben?.id)
    expect(routing).toMatchObject({
      considered: 2,
      chosen: { user_id: ben?.id, name: ben?.displayName },
      candidates: [
        { user_id: ben?.id, passed_over: null },
        { user_id: ann?.id, passed_over: expect.stringMatching(/^away until \d{4}-/), substitute: null },
      ],
    })
    expect(routing?.reason).toMatch(new RegExp(`Passed over: ${ann?.displayName} \\(away until .* UTC\\)\\.$`))
  })

  test('sends a substitute, who may be out of the group, and on whom it says for whom', async () => {
    const { name, people } = await aPool(1)
    const cleo = await someone('reviewer')
    await sendAway(people[0]?.id ?? '', { substitute: cleo.person.id })
    const id = await ask({ assign_to: { pool: name } })
    expect(await routingOf(id)).toMatchObject({ holder: cleo.person.id, routing: { in_place_of: { user_id: people[0]?.id } } })
    expect(
      await count(`assignments WHERE task_id = $1 AND user_id = $2 AND reason = $3`, [
        id,
        cleo.person.id,
        `substitute of ${people[0]?.displayName}`,
      ]),
    ).toBe(1)
  })

  test('is stood in for when named, also down the chain; without anybody it stays theirs', async () => {
    const [ann, ben, cleo] = [await someone('reviewer'), await someone('reviewer'), await someone('reviewer')]
    await sendAway(ben.person.id, { substitute: cleo.person.id })
    await sendAway(ann.person.id, { substitute: ben.person.id })
    const id = await ask({ assign_to: { email: ann.person.email } })
    expect(await routingOf(id)).toMatchObject({
      holder: cleo.person.id,
      email: cleo.person.email,
      routing: { in_place_of: { user_id: ann.person.id } },
    })
    expect((await routingOf(id)).routing?.reason).toMatch(/ is named\. .* stands in for .*, who is away until/)
    await sendAway(cleo.person.id, { substitute: ann.person.id })
    const circle = await ask({ assign_to: { user_id: ann.person.id } })
    expect(await routingOf(circle)).toMatchObject({ holder: ann.person.id, waits: false })
    expect((await routingOf(circle)).routing?.reason).toMatch(/nobody stands in, so it waits for them\.$/)
  })

  test('is not, before they leave and after they are back', async () => {
    const ann = await someone('reviewer')
    const ben = await someone('reviewer')
    await pool().query(
      `UPDATE users SET away_from = now() + interval '1 hour', away_until = now() + interval '2 hours', substitute_id = $2 WHERE id = $1`,
      [ann.person.id, ben.person.id],
    )
    const before = await ask({ assign_to: { user_id: ann.person.id } })
    await sendAway(ann.person.id, { substitute: ben.person.id, until: '-1 second' })
    const after = await ask({ assign_to: { user_id: ann.person.id } })
    expect(await holders([before, after])).toEqual([ann.person.id, ann.person.id])
  })
})

describe('a task that is put to others', () => {
  test('has their holder, pool and routing; nothing is offered twice, and who was excluded stays so', async () => {
    const requester = await someone('reviewer')
    const [first, second] = [await aPool(1), await aPool(1)]
    const id = await ask({ assign_to: { pool: first.name, excluded: [requester.person.email] } })
    const move = (pool: string) => ({ kind: 'group', role: null, accessLevel: null, pool }) as const
    await inTransaction((tx) => assignTask(tx, id, move(second.name)))
    await inTransaction((tx) => assignTask(tx, id, move(second.name)))
    expect(await routingOf(id)).toMatchObject({
      holder: second.people[0]?.id,
      pool: second.name,
      routing: { excluded: [{ user_id: requester.person.id }] },
    })
    expect(await count('assignments WHERE task_id = $1', [id])).toBe(4)
    const back = { kind: 'people' as const, emails: [], userIds: [requester.person.id], slackUserIds: [] }
    await expect(inTransaction((tx) => assignTask(tx, id, back))).rejects.toMatchObject({ code: 'ASSIGNMENT_INVALID' })
  })
})

test('who is left out this time is not chosen again, and may still claim it', async () => {
  const { name, people } = await aPool(2)
  const [ann, ben] = people.map(({ id }) => id)
  const id = await ask({ assign_to: { pool: name } })
  const again = { kind: 'group', role: null, accessLevel: null, pool: name } as const
  await inTransaction((tx) => assignTask(tx, id, { ...again, except: [ann ?? ''] }))
  expect(await routingOf(id)).toMatchObject({ holder: ben, routing: { excluded: [] } })
  await inTransaction((tx) => assignTask(tx, id, { ...again, except: [ann ?? '', ben ?? ''] }))
  expect(await routingOf(id)).toMatchObject({ holder: null, waits: true })
  expect((await routingOf(id)).routing?.reason).toContain('(left out this time)')
})

describe('what cannot be', () => {
  test.each([
    [{ role: 'finnance' }, /There is no role "finnance" on this server\. There are \d+: .*A role exists once/],
    [{ pool: 'nope' }, /There is no pool "nope"/],
    [{ access_level: 'nope' }, /There is no access level "nope"/],
    [{ min_access_level: 'nope' }, /There is no ranked access level "nope"\.*/],
    [{ user_id: 'nobody' }, /no person with the user id "nobody"/],
    [{ slack_user_id: 'U404' }, /no person with the Slack user id "U404"/],
    [{ emails: [] }, /emails is an empty list/],
    [{ role: 'clerk', strategy: 'random' }, /"random" is no strategy; there are everyone, /],
    [{ role: 'clerk', excluded: ['u404'] }, /excluded names "u404"/],
    [{ email: 'a@x.co', excluded: 'A@x.co' }, /Everybody whom assign_to names is excluded/],
  ])('%j is refused', async (assign_to, message) => {
    await someone('reviewer', { roles: ['clerk'], accessLevel: 'l1' })
    const sent = question({ assign_to })
    await expect(createTask(AGENT, sent)).rejects.toMatchObject({ code: 'ASSIGNMENT_INVALID', message: expect.stringMatching(message) })
    expect(await count('tasks WHERE idempotency_key = $1', [sent.idempotency_key])).toBe(0)
  })

  test('a group all of whose people are excluded', async () => {
    const { name, people } = await aPool(2)
    const excluded = [people[0]?.id, people[1]?.email]
    await expect(ask({ assign_to: { pool: name, excluded } })).rejects.toThrow(/Everybody in the pool “.*” is excluded/)
  })

  test('a person named twice is asked once', async () => {
    const { person } = await someone('reviewer')
    const id = await ask({ assign_to: { emails: [person.email, person.email.toUpperCase()], user_id: person.id } })
    expect((await routingOf(id)).holder).toBe(person.id)
    expect(await count('assignments WHERE task_id = $1', [id])).toBe(1)
  })
})

test('where there are no groups at all yet, a task for one is taken and waits', async () => {
  await pool().query('TRUNCATE users, roles, pools, access_levels CASCADE')
  const id = await ask({ assign_to: { role: 'r', access_level: 'senior' } })
  expect(await routingOf(id)).toMatchObject({ holder: null, waits: true, routing: { waiting: true, considered: 0 } })
  expect((await routingOf(id)).routing?.reason).toMatch(/^There is nobody with the role “r” and with the access level “senior”\./)
})

test('what is kept with the task is small however large the pool is', async () => {
  const { name } = await aPool(30)
  const { routing } = await routingOf(await ask({ assign_to: { pool: name } }))
  expect(routing?.considered).toBe(30)
  expect(routing?.candidates).toHaveLength(6)
  expect(routing?.candidates[0]?.user_id).toBe(routing?.chosen?.user_id)
})
