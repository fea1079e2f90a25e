import { describe, expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { newId } from '#server/domain/ids.ts'
import { drainOnce } from '#server/jobs/drain.ts'
import { startWaitingRouter } from '#server/jobs/waiting.ts'
import { addPerson } from '#server/people/add-person.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { createUserRequest } from '#contract/people.ts'
import { cancelTask } from './cancel-task.ts'
import { claimTask } from './claim-task.ts'
import { getTask } from './get-task.ts'
import { releaseTask } from './release-task.ts'
import { routeWaiting } from './route-waiting.ts'
import { aPool, routingOf, sendAway, shares } from './test-routing.ts'
import { AGENT, ask, count, eventsOf, someone } from './test-tasks.ts'

await useTestDatabase()

/** Milliseconds: enough for everything here. */
const AMPLE = 20_000

const newcomer = (more: object) => addPerson(AGENT, createUserRequest.parse({ email: `${newId()}@example.com`, ...more }))

describe('a task that nobody can be asked', () => {
  test('stays open, with the reason, where operators see it', async () => {
    const { name, people } = await aPool(1)
    await sendAway(people[0]?.id ?? '')
    const id = await ask({ assign_to: { pool: name } })
    expect(await routingOf(id)).toMatchObject({
      holder: null,
      email: null,
      waits: true,
      pool: name,
      routing: { waiting: true, chosen: null },
    })
    expect((await routingOf(id)).routing?.reason).toMatch(
      /^Nobody in the pool “.*” can be asked now: .* \(away until .* UTC\)\. Operators see/,
    )
  })

  test.each([
    ['is added', (pools: string) => newcomer({ pools: [pools] })],
    ['joins', async (pools: string) => updatePerson(AGENT, (await someone('reviewer')).person.id, { pools: [pools] })],
    [
      'is activated',
      async (pools: string) => {
        const { id } = await newcomer({ pools: [pools], active: false })
        expect(await routeWaiting()).toBe(0)
        return updatePerson(AGENT, id, { active: true })
      },
    ],
  ])('goes to whoever %s, and they are told', async (_, come) => {
    const { name } = await aPool(0)
    const ids = [await ask({ assign_to: { pool: name } }), await ask({ assign_to: { pool: name } })]
    const { id: person } = await come(name)
    await drainOnce(AMPLE)
    for (const id of ids) {
      expect(await routingOf(id)).toMatchObject({ holder: person, waits: false, routing: { waiting: false, chosen: { user_id: person } } })
      expect((await getTask(AGENT, id)).status).toBe('assigned')
      expect((await eventsOf(id)).at(-1)).toMatchObject({ action: 'assigned' })
      expect(await count('assignments WHERE task_id = $1', [id])).toBe(2)
    }
  })

  test('is not kept waiting by another that cannot be routed', async () => {
    const { name } = await aPool(0)
    const [bad, good] = [await ask({ assign_to: { pool: name } }), await ask({ assign_to: { pool: name } })]
    await pool().query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'spoilt'; END $$`)
    await pool().query(`CREATE TRIGGER spoilt BEFORE UPDATE ON tasks FOR EACH ROW WHEN (NEW.id = '${bad}') EXECUTE FUNCTION refuse()`)
    const { person } = await someone('reviewer', { pools: [name] })
    expect(await routeWaiting()).toBe(1)
    expect((await routingOf(good)).holder).toBe(person.id)
    await pool().query('DROP FUNCTION refuse() CASCADE')
    expect(await routeWaiting()).toBe(1)
    expect((await routingOf(bad)).holder).toBe(person.id)
  })

  test('goes to whoever is given the access level', async () => {
    const level = `level-${newId().slice(-6)}`
    await pool().query('INSERT INTO access_levels VALUES ($1, 7)', [level])
    const id = await ask({ assign_to: { access_level: level } })
    const { person } = await someone('reviewer')
    await updatePerson(AGENT, person.id, { access_level: level })
    await drainOnce(AMPLE)
    expect((await routingOf(id)).holder).toBe(person.id)
  })

  test('goes to whoever is back, without anybody doing anything', async () => {
    const { name, people } = await aPool(1)
    const person = people[0]?.id ?? ''
    await sendAway(person, { until: '300 milliseconds' })
    const id = await ask({ assign_to: { pool: name } })
    const router = startWaitingRouter(50)
    await vi.waitFor(async () => expect((await routingOf(id)).holder).toBe(person), { timeout: 10_000 })
    await router.stop()
  })

  test('is let alone while somebody else has it, and when it has ended', async () => {
    const operator = await someone('operator')
    const { name } = await aPool(0)
    const [claimed, cancelled] = [await ask({ assign_to: { pool: name } }), await ask({ assign_to: { pool: name } })]
    await claimTask(operator, claimed)
    await cancelTask(AGENT, cancelled)
    const { person } = await someone('reviewer', { pools: [name] })
    expect(await routeWaiting()).toBe(0)
    await releaseTask(operator, claimed)
    expect(await routeWaiting()).toBe(1)
    expect((await routingOf(claimed)).holder).toBe(person.id)
  })

  test('waits on when its pool is gone', async () => {
    const { name } = await aPool(0)
    const id = await ask({ assign_to: { pool: name } })
    await pool().query('DELETE FROM pools WHERE name = $1', [name])
    expect(await routeWaiting()).toBe(0)
    expect(await routingOf(id)).toMatchObject({ waits: true, pool: null })
  })
})

test('three processes at once share out what waits: each task once, and fairly', async () => {
  const { name } = await aPool(0)
  const ids = await Promise.all(Array.from({ length: 30 }, () => ask({ assign_to: { pool: name } })))
  const people = []
  for (let n = 0; n < 3; n += 1) people.push((await someone('reviewer', { pools: [name] })).person.id)
  const routed = await Promise.all([routeWaiting(), routeWaiting(), routeWaiting()])
  expect(routed.reduce((sum, each) => sum + each, 0)).toBe(30)
  expect(await shares(people)).toEqual([10, 10, 10])
  expect(await count(`assignments WHERE task_id = ANY($1) AND user_id IS NOT NULL`, [ids])).toBe(30)
  expect(await routeWaiting()).toBe(0)
})
