import { afterEach, describe, expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { announceTask } from './announce-task.ts'
import { cancelTask } from './cancel-task.ts'
import { claimTask } from './claim-task.ts'
import { createTask } from './create-task.ts'
import { getTask } from './get-task.ts'
import { reassignTask } from './reassign-task.ts'
import { releaseTask } from './release-task.ts'
import { actOnAll, assignmentsOf, lastEvent, readClocks, runOut, setPool } from './test-clocks.ts'
import { AGENT, answer, ask, count, eventsOf, makeDue, question, someone } from './test-tasks.ts'
import { expireTasks } from './expire-tasks.ts'

await useTestDatabase()

const boss = await someone('reviewer', { pools: ['board'] })
const chief = await someone('reviewer')
const TO_BOSS = { user_id: boss.person.id }
const HOUR = 3_600

/** A pool of its own for each test, with one person in it. */
async function team(name: string, settings: Parameters<typeof setPool>[1]) {
  const member = await someone('reviewer', { pools: [name] })
  await setPool(name, settings)
  const asked = (more: Record<string, unknown> = {}) => ask({ assign_to: { pool: name }, timeout_seconds: 30 * 24 * HOUR, ...more })
  return { member, asked }
}

const actions = async (id: string) => (await eventsOf(id)).map(({ action }) => action)

async function spoil(action: string, id: string): Promise<void> {
  await pool().query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'spoilt'; END $$`)
  await pool().query(`CREATE TRIGGER spoilt BEFORE INSERT ON events FOR EACH ROW
    WHEN (NEW.action = '${action}' AND NEW.task_id = '${id}') EXECUTE FUNCTION refuse()`)
}

afterEach(() => pool().query('DROP FUNCTION IF EXISTS refuse() CASCADE'))

describe('claims expire', () => {
  test('back to everybody who was asked, with an event, once; whoever holds it longer is not asked to hurry', async () => {
    const { member, asked } = await team('expiring', { claim_expires_after: 1_800 })
    const id = await asked()
    await announceTask(id)
    expect((await readClocks(id)).claim_expires_at).toBeNull()
    await claimTask(member, id)
    expect((await readClocks(id)).claim_expires_at).toBe(1_800)
    expect(await actOnAll()).toBe(0)
    await runOut('claim_expires_at', id)
    expect(await actOnAll()).toBe(1)
    expect(await actOnAll()).toBe(0)
    expect(await getTask(AGENT, id)).toMatchObject({ status: 'notified', assigned_to_user_id: null })
    expect(await lastEvent(id)).toEqual({
      action: 'claim_expired',
      actor_type: 'system',
      extra_data: { user_id: member.person.id, name: member.person.displayName },
    })
    expect(await assignmentsOf(id)).toEqual([`${member.person.email} offered`, 'pool expiring offered'].sort())
    await claimTask(member, id)
    expect((await readClocks(id)).claim_expires_at).toBe(1_800)
  })

  test('not once it is given back, handed on or answered', async () => {
    const { member, asked } = await team('answering', { claim_expires_after: 1_800 })
    const ids = await Promise.all([asked(), asked(), asked(), asked()])
    for (const id of ids) await claimTask(member, id)
    await releaseTask(member, ids[0] ?? '')
    await reassignTask(AGENT, { id: ids[1] ?? '', assignTo: TO_BOSS })
    await answer(member, ids[2] ?? '')
    await cancelTask(AGENT, ids[3] ?? '')
    expect(await Promise.all(ids.map(async (id) => (await readClocks(id)).claim_expires_at))).toEqual([null, null, null, null])
  })

  test('never without a pool, or where the pool sets nothing', async () => {
    const { member, asked } = await team('patient', {})
    const [one, other] = [await asked(), await ask({ assign_to: TO_BOSS })]
    await claimTask(member, one)
    await claimTask(boss, other)
    expect([(await readClocks(one)).claim_expires_at, (await readClocks(other)).claim_expires_at]).toEqual([null, null])
  })
})

describe('reminders', () => {
  test('again and again as the pool says, with a job that tells', async () => {
    const { asked } = await team('reminded', { remind_after: 2 * HOUR, remind_every: HOUR })
    const id = await asked()
    expect((await readClocks(id)).remind_at).toBe(2 * HOUR)
    for (const times of [1, 2, 3]) {
      // In one statement: a job may be on its way from one to the other.
      const jobs = () => count('(SELECT id FROM job_outbox UNION ALL SELECT id FROM graphile_worker.jobs) AS job')
      const before = await jobs()
      await runOut('remind_at', id)
      expect(await actOnAll()).toBe(1)
      expect(await lastEvent(id)).toEqual({ action: 'reminded', actor_type: 'system', extra_data: { times } })
      expect(await jobs()).toBe(before + 1)
      expect((await readClocks(id)).remind_at).toBe(HOUR)
    }
    await answer(boss, await ask({ assign_to: TO_BOSS }))
    await cancelTask(AGENT, id)
    expect(await readClocks(id)).toEqual({ claim_expires_at: null, remind_at: null, escalate_at: null })
  })

  test('the task’s own goes before the pool’s; once where nothing says how often', async () => {
    const id = await ask({ assign_to: TO_BOSS, remind_after: 600 })
    expect((await readClocks(id)).remind_at).toBe(600)
    await runOut('remind_at', id)
    expect([await actOnAll(), await actOnAll()]).toEqual([1, 0])
    expect((await readClocks(id)).remind_at).toBeNull()
  })

  test('the task says how often, before its pool', async () => {
    const alone = await ask({ assign_to: TO_BOSS, remind_after: 600, remind_every: 900 })
    const { asked } = await team('often', { remind_after: HOUR, remind_every: HOUR })
    const ofPool = await asked({ remind_every: 2 * HOUR })
    expect((await readClocks(ofPool)).remind_at).toBe(HOUR)
    for (const times of [1, 2]) {
      await runOut('remind_at', alone, ofPool)
      expect(await actOnAll()).toBe(2)
      expect(await lastEvent(alone)).toEqual({ action: 'reminded', actor_type: 'system', extra_data: { times } })
      expect([(await readClocks(alone)).remind_at, (await readClocks(ofPool)).remind_at]).toEqual([900, 2 * HOUR])
    }
  })

  test('what was due for days while nothing ran is one reminder', async () => {
    const { asked } = await team('slept', { remind_every: 600 })
    const id = await asked({ remind_after: 600 })
    await pool().query(`UPDATE tasks SET remind_at = now() - interval '3 days' WHERE id = $1`, [id])
    expect(await actOnAll()).toBe(1)
    expect((await readClocks(id)).remind_at).toBe(600)
  })

  test('only in the pool’s hours', async () => {
    const { asked } = await team('office', {
      remind_after: HOUR,
      time_zone: 'Europe/Vienna',
      hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
    })
    const id = await asked()
    const { rows } = await pool().query<{ at: string; weekday: number }>(
      `SELECT to_char(remind_at AT TIME ZONE 'Europe/Vienna', 'HH24:MI') AS at, extract(isodow FROM remind_at AT TIME ZONE 'Europe/Vienna')::int AS weekday FROM tasks WHERE id = $1`,
      [id],
    )
    const [{ at, weekday } = { at: '', weekday: 0 }] = rows
    expect(at >= '09:00' && at <= '17:00').toBe(true)
    expect(weekday).toBeLessThan(6)
  })
})

describe('escalation', () => {
  test('the task’s own, to a person as well: both may answer, the first has it, and it happens once', async () => {
    const ann = await someone('reviewer')
    const id = await ask({ assign_to: { email: ann.person.email }, escalate_after: 900, escalate_to: TO_BOSS })
    await announceTask(id)
    await claimTask(ann, id)
    expect((await readClocks(id)).escalate_at).toBe(900)
    await runOut('escalate_at', id)
    expect([await actOnAll(), await actOnAll()]).toEqual([1, 0])
    expect(await getTask(AGENT, id)).toMatchObject({ status: 'notified', assigned_to_user_id: null })
    expect(await assignmentsOf(id)).toEqual([`${ann.person.email} offered`, `${boss.person.email} offered`].sort())
    expect(await lastEvent(id)).toEqual({
      action: 'escalated',
      actor_type: 'system',
      extra_data: {
        assign_to: TO_BOSS,
        waited: expect.any(Number),
        pool_id: null,
        from_user_id: ann.person.id,
        from_name: ann.person.displayName,
        to: [{ kind: 'person', name: boss.person.displayName }],
      },
    })
    expect((await readClocks(id)).escalate_at).toBeNull()
    await answer(ann, id)
  })

  test('whoever is asked already is asked once', async () => {
    const id = await ask({ assign_to: TO_BOSS, escalate_after: 900, escalate_to: TO_BOSS })
    await runOut('escalate_at', id)
    await actOnAll()
    expect(await assignmentsOf(id)).toEqual([`${boss.person.email} offered`])
    expect((await lastEvent(id)).extra_data).toMatchObject({ to: [] })
  })

  test('asked of nobody in particular, it can still be escalated', async () => {
    const id = await ask({ escalate_after: 900, escalate_to: { pool: 'board' } })
    await runOut('escalate_at', id)
    await actOnAll()
    expect(await assignmentsOf(id)).toEqual([`${boss.person.email} offered`, 'pool board offered'].sort())
  })

  test('up a chain of pools and never round: first to second to third, and not back to the first', async () => {
    const first = await team('first', { escalate_after: HOUR, escalate_to: { pool: 'second' } })
    await team('second', { escalate_after: 2 * HOUR, escalate_to: { pool: 'third' } })
    await team('third', { escalate_after: 3 * HOUR, escalate_to: { pool: 'first' } })
    const id = await first.asked()
    expect((await readClocks(id)).escalate_at).toBe(HOUR)
    for (const next of [2 * HOUR, 3 * HOUR, null]) {
      await runOut('escalate_at', id)
      expect(await actOnAll()).toBe(1)
      expect((await readClocks(id)).escalate_at).toBe(next)
    }
    expect((await actions(id)).filter((action) => action === 'escalated')).toHaveLength(3)
    // Whoever reassigns it asks anew, and it may go up again.
    await reassignTask(AGENT, { id, assignTo: { pool: 'second' } })
    expect((await readClocks(id)).escalate_at).toBe(2 * HOUR)
    await runOut('escalate_at', id)
    await actOnAll()
    expect((await readClocks(id)).escalate_at).toBe(3 * HOUR)
  })

  test('a target that cannot be asked is told on the task and not tried for ever', async () => {
    const id = await ask({ assign_to: TO_BOSS, escalate_after: 900, escalate_to: TO_BOSS })
    await pool().query(`UPDATE tasks SET escalate_to = '{"nonsense": 1}' WHERE id = $1`, [id])
    await runOut('escalate_at', id)
    expect([await actOnAll(), await actOnAll()]).toEqual([1, 0])
    expect(await lastEvent(id)).toMatchObject({
      action: 'escalation_failed',
      extra_data: { message: expect.stringContaining('names nobody') },
    })
    expect(await getTask(AGENT, id)).toMatchObject({ assigned_to_user_id: boss.person.id })
  })

  test('a pool that has taken its setting back escalates nothing', async () => {
    const { asked } = await team('calmer', { escalate_after: HOUR, escalate_to: TO_BOSS })
    const id = await asked()
    await pool().query(`UPDATE pools SET escalate_to = NULL WHERE name = 'calmer'`)
    await runOut('escalate_at', id)
    expect([await actOnAll(), await actOnAll()]).toEqual([1, 0])
    expect(await actions(id)).toEqual(['created'])
  })

  test.each([
    [{ escalate_after: 900 }, 'escalate_to'],
    [{ escalate_to: { email: 'ada@example.com' } }, 'escalate_after'],
    [{ escalate_after: 900, escalate_to: {} }, 'escalate_to'],
  ])('half of it is refused: %j', async (half, field) => {
    await expect(createTask(AGENT, question(half))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining(field),
    })
    await expect(createTask(AGENT, question({ ...half, assign_to: { pool: 'board' } }))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    })
  })
})

describe('rounds', () => {
  test('nothing due is one statement', async () => {
    await actOnAll()
    const [query, connect] = [vi.spyOn(pool(), 'query'), vi.spyOn(pool(), 'connect')]
    expect(await actOnAll()).toBe(0)
    // A query of the pool takes a connection by itself.
    expect([query.mock.calls.length, connect.mock.calls.length]).toEqual([1, 1])
    query.mockRestore()
    connect.mockRestore()
  })

  test.each(['claim_expired', 'reminded', 'escalated'] as const)(
    'one bad row does not hold the others, and is tried again: %s',
    async (action) => {
      const { member, asked } = await team(`bad ${action}`, { claim_expires_after: HOUR })
      const clock = ({ claim_expired: 'claim_expires_at', reminded: 'remind_at', escalated: 'escalate_at' } as const)[action]
      const ids = await Promise.all([1, 2, 3].map(() => asked({ remind_after: HOUR, escalate_after: HOUR, escalate_to: TO_BOSS })))
      for (const id of ids) await claimTask(member, id)
      await runOut(clock, ...ids)
      await spoil(action, ids[1] ?? '')
      await actOnAll()
      expect(await Promise.all(ids.map(async (id) => (await actions(id)).includes(action)))).toEqual([true, false, true])
      await pool().query('DROP FUNCTION refuse() CASCADE')
      await expect.poll(async () => (await actOnAll()) + 1 && (await actions(ids[1] ?? '')).includes(action)).toBe(true)
      for (const id of ids) await cancelTask(AGENT, id)
    },
  )

  test('many at once, by three replicas at once: each once', async () => {
    const many = (more: object) => Promise.all(Array.from({ length: 60 }, () => ask({ assign_to: TO_BOSS, ...more })))
    const reminded = await many({ remind_after: 600 })
    const escalated = await many({ escalate_after: 900, escalate_to: { user_id: chief.person.id } })
    await runOut('remind_at', ...reminded)
    await runOut('escalate_at', ...escalated)
    await Promise.all([actOnAll(), actOnAll(), actOnAll()])
    await actOnAll()
    for (const id of reminded) expect(await actions(id)).toEqual(['created', 'reminded'])
    for (const id of escalated) expect(await actions(id)).toEqual(['created', 'escalated'])
  })

  test('the end of a task stops all its clocks, also at its deadline', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(() => ask({ assign_to: TO_BOSS, remind_after: 600, escalate_after: 900, escalate_to: TO_BOSS })),
    )
    await answer(boss, ids[0] ?? '')
    await cancelTask(AGENT, ids[1] ?? '')
    await makeDue(ids[2] ?? '')
    await expireTasks()
    for (const id of ids) expect(await readClocks(id)).toEqual({ claim_expires_at: null, remind_at: null, escalate_at: null })
  })
})
