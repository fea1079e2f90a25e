import { describe, expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { newId } from '#server/domain/ids.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { deletePerson } from '#server/people/delete-person.ts'
import { aPool, routingOf, sendAway, shares } from './test-routing.ts'
import { AGENT, ask, count, someone } from './test-tasks.ts'

// As few as a small installation has: whoever waits for their turn holds one of them.
vi.stubEnv('AWAITHUMANS_DATABASE_POOL_SIZE', '3')
await useTestDatabase()

const AT_ONCE = 200

const askAtOnce = (times: number, assign_to: object) => Promise.all(Array.from({ length: times }, () => ask({ assign_to })))

describe(`${AT_ONCE} at once over three connections are shared out fairly`, () => {
  test.each(['round_robin', 'least_recently_assigned', 'least_loaded'] as const)('by a pool’s %s', async (strategy) => {
    const { name, people } = await aPool(8, strategy)
    await askAtOnce(AT_ONCE, { pool: name })
    expect(await shares(people.map(({ id }) => id))).toEqual(people.map(() => AT_ONCE / 8))
  })

  test('by a role, and by several conditions at once', async () => {
    const role = `role-${newId().slice(-8)}`
    const people = []
    for (let n = 0; n < 4; n += 1) people.push((await someone('reviewer', { roles: [role], accessLevel: 'l2' })).person.id)
    await Promise.all([askAtOnce(AT_ONCE / 2, { role }), askAtOnce(AT_ONCE / 2, { role, access_level: 'l2' })])
    // Two different groups of the same people take turns by themselves: fair to within the one that was on its way.
    const held = await shares(people)
    expect(held.reduce((sum, each) => sum + each, 0)).toBe(AT_ONCE)
    for (const each of held) expect(Math.abs(each - AT_ONCE / 4)).toBeLessThanOrEqual(AT_ONCE / 20)
  })

  test('by a pool’s own strategy and by the task’s at once: both move on the same turn', async () => {
    const { name, people } = await aPool(4, 'round_robin')
    const assign_to = { pool: name, strategy: 'round_robin' }
    await Promise.all([askAtOnce(AT_ONCE / 2, { pool: name }), askAtOnce(AT_ONCE / 2, assign_to)])
    expect(await shares(people.map(({ id }) => id))).toEqual(people.map(() => AT_ONCE / 4))
  })
})

describe('somebody goes while tasks are routed to them', () => {
  test.each([
    ['deactivated', (id: string) => updatePerson(AGENT, id, { active: false })],
    ['deleted', (id: string) => deletePerson(AGENT, id)],
  ] as const)('as a substitute who is %s', async (_, leave) => {
    const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
    await sendAway(ann.person.id, { substitute: ben.person.id })
    const asked = Array.from({ length: 20 }, () => ask({ assign_to: { user_id: ann.person.id } }))
    await leave(ben.person.id)
    const ids = await Promise.all(asked)
    expect(await count('tasks WHERE assigned_to_user_id = $1', [ben.person.id])).toBe(0)
    const late = await Promise.all(ids.map(async (id) => (await routingOf(id)).holder))
    for (const holder of late) expect([ann.person.id, null]).toContain(holder)
  })

  test('as one of many to each of whom it is offered', async () => {
    const level = `level-${newId().slice(-6)}`
    const people = []
    for (let n = 0; n < 6; n += 1) people.push((await someone('reviewer', { accessLevel: level })).person)
    const asked = Array.from({ length: 20 }, () => ask({ assign_to: { access_level: level, strategy: 'everyone' } }))
    await deletePerson(AGENT, people[0]?.id ?? '')
    for (const id of await Promise.all(asked)) expect(await count('assignments WHERE task_id = $1', [id])).toBe(5)
  })

  test('their pool is deleted: it is routed before, or refused after', async () => {
    const { name } = await aPool(2)
    const asked = Promise.allSettled(Array.from({ length: 12 }, () => ask({ assign_to: { pool: name } })))
    await inTransaction((tx) => tx.query('DELETE FROM pools WHERE name = $1', [name]))
    const refused = (await asked).flatMap((each) => (each.status === 'rejected' ? each.reason.code : []))
    for (const code of refused) expect(code).toBe('ASSIGNMENT_INVALID')
    expect(await count('tasks t WHERE t.pool_id IS NOT NULL')).toBe(await count('tasks t JOIN pools p ON p.id = t.pool_id'))
    expect((await pool().query('SELECT FROM pg_locks WHERE NOT granted')).rowCount).toBe(0)
  })
})
