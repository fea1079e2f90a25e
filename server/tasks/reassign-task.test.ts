import { describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { announceTask } from './announce-task.ts'
import { cancelTask } from './cancel-task.ts'
import { claimTask } from './claim-task.ts'
import { getTask } from './get-task.ts'
import { listAssignees } from './hand-to.ts'
import { reassignTask } from './reassign-task.ts'
import { assignmentsOf, lastEvent, readClocks } from './test-clocks.ts'
import { AGENT, answer, ask, count, eventsOf, someone } from './test-tasks.ts'

await useTestDatabase()

const operator = await someone('operator')
const [ann, ben] = [
  await someone('reviewer', { pools: ['refunds'] }),
  await someone('reviewer', { pools: ['refunds'], roles: ['finance'] }),
]
const stranger = await someone('reviewer', { pools: ['legal'] })
const to = ({ person }: { person: { id: string } }) => ({ user_id: person.id })

describe('reassigning a task', () => {
  test('to a person: theirs, and nobody else’s any more; the event says from whom, to whom and why', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    await announceTask(id)
    const task = await reassignTask(operator, { id, assignTo: to(ben), reason: 'Ann is at a fair' })
    expect(task).toMatchObject({ status: 'notified', assigned_to_user_id: ben.person.id })
    expect(await lastEvent(id)).toEqual({
      action: 'reassigned',
      actor_type: 'human',
      extra_data: {
        reason: 'Ann is at a fair',
        assign_to: to(ben),
        from_user_id: ann.person.id,
        from_name: ann.person.displayName,
        to: [{ kind: 'person', name: ben.person.displayName }],
      },
    })
    expect(await assignmentsOf(id)).toEqual([`${ann.person.email} delegated`, `${ben.person.email} offered`].sort())
    await expect(getTask(ann, id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    await announceTask(id)
    expect((await eventsOf(id)).at(-1)).toEqual({ action: 'assigned', from_status: 'notified', to_status: 'assigned' })
    await answer(ben, id)
  })

  test('to a pool: somebody else of it than whoever had it, and all of it may claim it', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    for (let round = 0; round < 3; round++) {
      const before = (await getTask(AGENT, id)).assigned_to_user_id
      const { assigned_to_user_id: after } = await reassignTask(AGENT, { id, assignTo: { pool: 'refunds' } })
      expect([ann.person.id, ben.person.id]).toContain(after)
      expect(after).not.toBe(before)
    }
  })

  test('to several and to a role', async () => {
    const id = await ask()
    const several = await reassignTask(operator, { id, assignTo: { user_ids: [ann.person.id, ben.person.id] } })
    expect(several.assigned_to_user_id).toBeNull()
    await claimTask(ann, id)
    expect((await reassignTask(operator, { id, assignTo: { role: 'finance' } })).assigned_to_user_id).toBe(ben.person.id)
  })

  test('by its holder, who no longer sees it; by nobody else who is asked', async () => {
    const id = await ask({ assign_to: { pool: 'refunds' } })
    const holder = (await getTask(AGENT, id)).assigned_to_user_id === ann.person.id ? ann : ben
    const other = holder === ann ? ben : ann
    await expect(reassignTask(other, { id, assignTo: to(other) })).rejects.toMatchObject({ code: 'TASK_NOT_HELD' })
    await reassignTask(holder, { id, assignTo: to(other), reason: 'You know the customer' })
    expect(await getTask(other, id)).toMatchObject({ assigned_to_user_id: other.person.id })
    await expect(getTask(holder, id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    await expect(reassignTask(stranger, { id, assignTo: to(stranger) })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  })

  test('a reviewer hands on only to those they may know of, and learns nothing about others', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    const known = { code: 'ASSIGNMENT_INVALID', message: expect.stringContaining('your own pools and roles') }
    for (const assignTo of [
      to(stranger),
      { email: stranger.person.email },
      { email: 'nobody@example.com' },
      { user_id: 'nobody' },
      { slack_user_id: 'U1' },
      { pool: 'legal' },
      { pool: 'no such pool' },
      { role: 'finance' },
      { access_level: 'l2' },
      { user_ids: [ben.person.id, stranger.person.id] },
    ])
      await expect(reassignTask(ann, { id, assignTo })).rejects.toMatchObject(known)
    await reassignTask(ann, { id, assignTo: { emails: [ben.person.email] } })
  })

  test.each([
    ['nobody', {}],
    ['an unknown id', { user_id: 'nobody' }],
    ['an unknown pool', { pool: 'no such pool' }],
  ])('%s is refused, and nothing has changed', async (_, assignTo) => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    await expect(reassignTask(operator, { id, assignTo })).rejects.toMatchObject({ code: 'ASSIGNMENT_INVALID' })
    expect(await getTask(AGENT, id)).toMatchObject({ status: 'created', assigned_to_user_id: ann.person.id })
    expect(await assignmentsOf(id)).toEqual([`${ann.person.email} offered`])
  })

  test('whoever has it already is not given it again', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    await expect(reassignTask(operator, { id, assignTo: to(ann) })).rejects.toMatchObject({
      code: 'ASSIGNMENT_INVALID',
      message: expect.stringContaining(`${ann.person.displayName} holds this task already.`),
    })
  })

  test('not after its end, and by keys only with their scope', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    const key = (...scopes: string[]): Caller => ({ kind: 'key', keyId: 'k', name: 'desk', scopes })
    await expect(reassignTask(key('tasks:read'), { id, assignTo: to(ben) })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await reassignTask(key('tasks:write'), { id, assignTo: to(ben) })
    expect((await lastEvent(id)).extra_data).toMatchObject({ api_key_name: 'desk' })
    await cancelTask(AGENT, id)
    await expect(reassignTask(operator, { id, assignTo: to(ann) })).rejects.toMatchObject({ code: 'TASK_ALREADY_TERMINAL' })
  })

  test('the clocks start again, and the people are told by a job', async () => {
    const id = await ask({ assign_to: { email: ann.person.email }, remind_after: 600, escalate_after: 1_200, escalate_to: to(operator) })
    await pool().query(
      `UPDATE tasks SET remind_at = now() + interval '5 seconds', escalate_at = now() + interval '5 seconds' WHERE id = $1`,
      [id],
    )
    const jobs = await count('job_outbox')
    await reassignTask(operator, { id, assignTo: to(ben) })
    expect(await readClocks(id)).toEqual({ claim_expires_at: null, remind_at: 600, escalate_at: 1_200 })
    expect((await count('job_outbox')) + (await count('graphile_worker.jobs'))).toBeGreaterThan(jobs)
  })
})

describe('whom a task can be given to', () => {
  test('operators find everybody, pools and roles; reviewers those they share a group with', async () => {
    const id = await ask({ assign_to: { email: ann.person.email } })
    const all = await listAssignees(operator, { taskId: id, q: '' })
    expect(all.people.map(({ user_id }) => user_id)).toEqual(
      expect.arrayContaining([ben.person.id, stranger.person.id, operator.person.id]),
    )
    expect(all.people.map(({ user_id }) => user_id)).not.toContain(ann.person.id)
    expect(all.pools).toEqual([
      { name: 'legal', people: 1 },
      { name: 'refunds', people: 2 },
    ])
    expect(all.roles).toEqual([{ name: 'finance', people: 1 }])
    const some = await listAssignees(ann, { taskId: id, q: '' })
    expect(some.people.map(({ user_id }) => user_id)).toEqual([ben.person.id])
    expect([some.pools, some.roles]).toEqual([[{ name: 'refunds', people: 2 }], []])
    await expect(listAssignees(stranger, { taskId: id, q: '' })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  })

  test('by part of a name or address, and it says who is away and how much they hold', async () => {
    const id = await ask()
    const zoe = await someone('reviewer')
    await pool().query(`UPDATE users SET display_name = 'Zoë 100%', away_until = now() + interval '1 day' WHERE id = $1`, [zoe.person.id])
    await ask({ assign_to: { user_id: zoe.person.id } })
    const { people } = await listAssignees(operator, { taskId: id, q: ' zoë 100% ' })
    expect(people).toEqual([
      { user_id: zoe.person.id, name: 'Zoë 100%', email: zoe.person.email, away_until: expect.any(String), holds: 1 },
    ])
    expect((await listAssignees(operator, { taskId: id, q: 'nobody is called this' })).people).toEqual([])
  })
})
