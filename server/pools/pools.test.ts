import { beforeEach, describe, expect, test } from 'vitest'
import { createPoolRequest, updatePoolRequest } from '#contract/pools.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { declineTask } from '#server/tasks/decline-task.ts'
import { getTask } from '#server/tasks/get-task.ts'
import { actOnAll, lastEvent, runOut } from '#server/tasks/test-clocks.ts'
import { answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { addMember, removeMember } from './change-members.ts'
import { createPool } from './create-pool.ts'
import { createRole } from './create-role.ts'
import { deletePool } from './delete-pool.ts'
import { getPool } from './get-pool.ts'
import { listPools } from './list-pools.ts'
import { changesOf } from './test-pools.ts'
import { updatePool } from './update-pool.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE users, pools, roles, access_levels, changes, tasks CASCADE'))
const boss = await someone('operator')

const make = (body: Record<string, unknown>) => createPool(boss, createPoolRequest.parse(body))
const change = (id: string, body: Record<string, unknown>) => updatePool(boss, id, updatePoolRequest.parse(body))
const people = (count: number) => Promise.all(Array.from({ length: count }, () => someone('reviewer')))
const ids = (pool: { members: { user_id: string }[] }) => pool.members.map(({ user_id }) => user_id)

const OFFICE = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]

describe('a pool', () => {
  test('is made with its settings and its people in their order, and that is written down', async () => {
    const [ann, ben] = await people(2)
    const members = [ben?.person.id, ann?.person.id]
    const settings = { strategy: 'named_order', time_zone: 'Europe/Vienna', hours: OFFICE, claim_expires_after: 3_600 }
    const made = await make({ name: ' Refunds ', ...settings, holidays: ['2026-12-25', '2026-01-01', '2026-12-25'], members })
    expect(made).toMatchObject({ ...settings, name: 'Refunds', holidays: ['2026-01-01', '2026-12-25'], member_count: 2, open_tasks: 0 })
    expect(ids(made)).toEqual(members)
    expect(await getPool(boss, made.id)).toEqual(made)
    const { members: _, ...summary } = made
    expect(await listPools(boss)).toEqual([summary])
    expect(await changesOf('pool')).toMatchObject([
      {
        subject_name: 'Refunds',
        action: 'created',
        after: { strategy: 'named_order', members: [ben?.person.displayName, ann?.person.displayName] },
      },
    ])
  })

  test('keeps what a change leaves out, and loses what it sets to null', async () => {
    const { id } = await make({ name: 'Refunds', hours: OFFICE, remind_after: 600, remind_every: 1_200 })
    expect(await change(id, { strategy: 'everyone' })).toMatchObject({
      strategy: 'everyone',
      hours: OFFICE,
      remind_after: 600,
      remind_every: 1_200,
    })
    expect(await change(id, { hours: null, remind_every: null })).toMatchObject({ hours: null, remind_after: 600, remind_every: null })
    await change(id, { strategy: 'everyone' })
    const written = await changesOf('pool')
    expect(written.map(({ action, before, after }) => [action, before, action === 'created' || after])).toEqual([
      ['created', null, true],
      ['updated', { strategy: 'least_recently_assigned' }, { strategy: 'everyone' }],
      ['updated', { hours: OFFICE, remind_every: 1_200 }, { hours: null, remind_every: null }],
    ])
  })

  test('that nobody has put in order shows the one in which its people are asked', async () => {
    const zed = await someone('reviewer', { pools: ['unordered'] })
    const amy = await someone('reviewer', { pools: ['unordered'] })
    await pool().query(`UPDATE users SET display_name = CASE WHEN id = $1 THEN 'Zed' ELSE 'Amy' END`, [zed.person.id])
    const [listed] = await listPools(boss)
    expect(ids(await getPool(boss, listed?.id ?? ''))).toEqual([zed.person.id, amy.person.id])
    const id = await ask({ assign_to: { pool: 'unordered', strategy: 'named_order' } })
    expect(await getTask(boss, id)).toMatchObject({ assigned_to_user_id: zed.person.id })
  })

  test('gets a new order, and people join last and leave', async () => {
    const [a, b, c] = (await people(3)).map(({ person }) => person.id)
    const { id } = await make({ name: 'Refunds', members: [a, b] })
    expect(ids(await change(id, { members: [b, a] }))).toEqual([b, a])
    expect(ids(await addMember(boss, { pool_id: id, user_id: c ?? '' }))).toEqual([b, a, c])
    expect(ids(await addMember(boss, { pool_id: id, user_id: b ?? '' }))).toEqual([b, a, c])
    expect(ids(await removeMember(boss, { pool_id: id, user_id: a ?? '' }))).toEqual([b, c])
    expect((await changesOf('pool')).map(({ action }) => action)).toEqual(['created', 'updated', 'updated', 'updated'])
    await expect(addMember(boss, { pool_id: id, user_id: 'nope' })).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
  })

  test('has a name of its own', async () => {
    const [{ id }] = [await make({ name: 'Refunds' }), await make({ name: 'Claims' })]
    await expect(make({ name: 'Refunds' })).rejects.toMatchObject({ code: 'NAME_TAKEN' })
    await expect(change(id, { name: 'Claims' })).rejects.toMatchObject({ code: 'NAME_TAKEN' })
  })

  test('takes along the escalations of others when it is renamed', async () => {
    const { id } = await make({ name: 'Leads' })
    const other = await make({ name: 'Refunds', escalate_after: 600, escalate_to: { pool: 'Leads' } })
    await change(id, { name: 'Team leads' })
    expect((await getPool(boss, other.id)).escalate_to).toEqual({ pool: 'Team leads' })
  })

  test('takes along the open tasks that want it, or are to be escalated to it', async () => {
    const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
    const { id } = await make({ name: 'Leads', members: [ann.person.id, ben.person.id], strategy: 'named_order' })
    const held = await ask({ assign_to: { pool: 'Leads' } })
    const escalating = await ask({ assign_to: { email: ann.person.email }, escalate_after: 600, escalate_to: { pool: 'Leads' } })
    await change(id, { name: 'Team leads' })
    // It goes to the next of the pool, whatever that is called by now.
    expect(await declineTask(ann, { id: held, reason: 'mine' })).toMatchObject({ assigned_to_user_id: ben.person.id })
    await runOut('escalate_at', escalating)
    await actOnAll()
    expect((await lastEvent(escalating)).action).toBe('escalated')
  })
})

describe('is refused', () => {
  test.each([
    [{ remind_every: 600 }, /remind_after/],
    [{ escalate_after: 600 }, /escalate_to/],
    [{ escalate_to: { role: 'lead' } }, /escalate_after/],
    [{ escalate_after: 600, escalate_to: { role: 'nobody' } }, /no role "nobody"/],
    [{ escalate_after: 600, escalate_to: { pool: 'Refunds' } }, /itself/],
    [{ escalate_after: 600, escalate_to: { access_level: 'L9' } }, /no access level "L9"/],
    [{ escalate_after: 600, escalate_to: { email: 'who@example.com' } }, /nobody with "who@example.com"/],
    [{ escalate_after: 600, escalate_to: {} }, /nobody/],
    [{ members: ['nope'] }, /nobody with the id "nope"/],
  ])('%j', async (settings, why) => {
    await createRole(boss, { name: 'lead' })
    await expect(make({ name: 'Refunds', ...settings })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringMatching(why),
    })
    expect(await listPools(boss)).toEqual([])
  })

  test('somebody who is named twice', async () => {
    const { person } = await someone('reviewer')
    await expect(make({ name: 'Refunds', members: [person.id, person.id] })).rejects.toMatchObject({
      message: expect.stringMatching(/twice/),
    })
  })

  test.each([
    { name: '' },
    { name: 'x'.repeat(201) },
    { strategy: 'best_first' },
    { time_zone: 'Mars/Olympus' },
    { time_zone: '+01:00' },
    { hours: [] },
    { hours: [{ days: [], from: '09:00', to: '17:00' }] },
    { hours: [{ days: [8], from: '09:00', to: '17:00' }] },
    { hours: [{ days: [1], from: '17:00', to: '09:00' }] },
    { hours: [{ days: [1], from: '9:00', to: '17:00' }] },
    { hours: [{ days: [1], from: '24:00', to: '24:00' }] },
    { holidays: ['2026-02-30'] },
    { holidays: ['Christmas'] },
    { claim_expires_after: 59 },
    { remind_after: 2_592_001 },
  ])('by its schema: %j', (settings) => {
    expect(updatePoolRequest.safeParse(settings).success).toBe(false)
  })

  test('a week that ends at midnight, an alias and UTC are fine', () => {
    const hours = [{ days: [7], from: '22:00', to: '24:00' }]
    for (const time_zone of ['UTC', 'Asia/Kolkata', 'Europe/Vienna'])
      expect(updatePoolRequest.safeParse({ time_zone, hours }).success).toBe(true)
  })
})

describe('is deleted', () => {
  test('when no open task is asked of it, and its people stay', async () => {
    const ann = await someone('reviewer')
    const { id } = await make({ name: 'Refunds', members: [ann.person.id] })
    const task = await ask({ assign_to: { pool: 'Refunds' } })
    expect(await getPool(boss, id)).toMatchObject({ open_tasks: 1 })
    await expect(deletePool(boss, id)).rejects.toMatchObject({ code: 'POOL_IN_USE', message: expect.stringMatching(/an open task/) })
    await answer(ann, task)
    await deletePool(boss, id)
    await expect(getPool(boss, id)).rejects.toMatchObject({ code: 'POOL_NOT_FOUND' })
    expect((await changesOf('pool')).at(-1)).toMatchObject({ action: 'deleted', before: { members: [ann.person.displayName] } })
    await expect(deletePool(boss, id)).rejects.toMatchObject({ code: 'POOL_NOT_FOUND' })
  })

  test('unless another pool escalates to it', async () => {
    const { id } = await make({ name: 'Leads' })
    await make({ name: 'Refunds', escalate_after: 600, escalate_to: { pool: 'Leads' } })
    await expect(deletePool(boss, id)).rejects.toMatchObject({ code: 'POOL_IN_USE', message: expect.stringMatching(/"Refunds" escalates/) })
  })
})

test('is for operators', async () => {
  const reviewer = await someone('reviewer')
  const attempts = [
    listPools(reviewer),
    getPool(reviewer, 'x'),
    createPool(reviewer, { name: 'x' }),
    updatePool(reviewer, 'x', {}),
    deletePool(reviewer, 'x'),
  ]
  for (const each of await Promise.allSettled(attempts)) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'FORBIDDEN' } })
})
