import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { announceTask } from './announce-task.ts'
import { cancelTask } from './cancel-task.ts'
import { claimTask } from './claim-task.ts'
import { declineTask } from './decline-task.ts'
import { getTask } from './get-task.ts'
import { reassignTask } from './reassign-task.ts'
import { releaseTask } from './release-task.ts'
import { assignmentsOf, lastEvent } from './test-clocks.ts'
import { AGENT, answer, ask, eventsOf, someone } from './test-tasks.ts'

await useTestDatabase()

const REASON = 'I wrote the request myself'
const operator = await someone('operator')
const decline = (who: typeof operator | Awaited<ReturnType<typeof someone>>, id: string) => declineTask(who, { id, reason: REASON })
const trio = (group: { pools?: string[]; roles?: string[] }) => Promise.all([1, 2, 3].map(() => someone('reviewer', group)))

test('the only one asked: it is unassigned, operators see it with the reason, and they do not see it any more', async () => {
  const ann = await someone('reviewer')
  const id = await ask({ assign_to: { email: ann.person.email } })
  await announceTask(id)
  expect(await decline(ann, id)).toMatchObject({ status: 'notified', assigned_to_user_id: null, assigned_to_email: null })
  expect(await lastEvent(id)).toEqual({
    action: 'declined',
    actor_type: 'human',
    extra_data: { reason: REASON, from_user_id: ann.person.id, from_name: ann.person.displayName, to: [] },
  })
  expect(await assignmentsOf(id)).toEqual([`${ann.person.email} declined`])
  await expect(getTask(ann, id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  await answer(operator, id)
})

test('one of several: the others are still asked, and its status stays', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
  const id = await ask({ assign_to: { emails: [ann.person.email, ben.person.email] } })
  await claimTask(ben, id)
  expect(await decline(ann, id)).toMatchObject({ status: 'in_progress', assigned_to_user_id: ben.person.id })
  expect(await lastEvent(id)).toMatchObject({
    action: 'declined',
    extra_data: { reason: REASON, to: [{ kind: 'person', name: ben.person.displayName }] },
  })
  await expect(getTask(ann, id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  // Held when it is declined: back to whoever is left.
  const other = await ask({ assign_to: { emails: [ann.person.email, ben.person.email] } })
  await claimTask(ann, other)
  expect(await decline(ann, other)).toMatchObject({ status: 'notified', assigned_to_user_id: null })
  await claimTask(ben, other)
})

test('one of a pool: it goes to the next of it, and to nobody twice; the last who declines leaves it to operators', async () => {
  const people = await trio({ pools: ['round'] })
  const id = await ask({ assign_to: { pool: 'round' } })
  const had: (string | null)[] = []
  for (let turn = 0; turn < 3; turn++) {
    const holder = (await getTask(AGENT, id)).assigned_to_user_id
    had.push(holder)
    const who = people.find(({ person }) => person.id === holder)
    if (who) await decline(who, id)
    if (who) await expect(getTask(who, id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  }
  expect(new Set(had)).toEqual(new Set(people.map(({ person }) => person.id)))
  expect(await getTask(AGENT, id)).toMatchObject({ assigned_to_user_id: null, status: 'notified' })
  expect((await assignmentsOf(id)).filter((line) => line.endsWith('declined'))).toHaveLength(3)
  await answer(operator, id)
})

test('asked as one of a pool whose turn is another’s: out of their inbox, and still the other’s', async () => {
  const people = await trio({ roles: ['editor'] })
  const id = await ask({ assign_to: { role: 'editor' } })
  const holder = (await getTask(AGENT, id)).assigned_to_user_id
  const other = people.find(({ person }) => person.id !== holder)
  if (!other) throw new Error('nobody else')
  expect(await decline(other, id)).toMatchObject({ assigned_to_user_id: holder })
  await expect(decline(other, id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  // Asked by name, they are asked again.
  await reassignTask(operator, { id, assignTo: { user_id: other.person.id } })
  await answer(other, id)
})

test('who has declined before anybody was told is not among those who are told', async () => {
  const [ann] = await trio({ pools: ['told'] })
  const told = async (id: string) => {
    await announceTask(id)
    return (await lastEvent(id)).extra_data?.people
  }
  const open = () => ask({ assign_to: { pool: 'told', strategy: 'everyone' } })
  const [one, other] = [await open(), await open()]
  if (ann) await decline(ann, one)
  expect(await told(one)).toBe(Number(await told(other)) - 1)
})

test('after a reassignment to a group, the next of that group gets it', async () => {
  const people = await trio({ pools: ['second'] })
  const ann = await someone('reviewer')
  const id = await ask({ assign_to: { email: ann.person.email } })
  const { assigned_to_user_id: first } = await reassignTask(operator, { id, assignTo: { pool: 'second' } })
  const who = people.find(({ person }) => person.id === first)
  if (!who) throw new Error('nobody')
  const { assigned_to_user_id: second } = await decline(who, id)
  expect(people.map(({ person }) => person.id).filter((each) => each !== first)).toContain(second)
})

test('tokens and whoever is not asked cannot decline; nobody can after its end', async () => {
  const ann = await someone('reviewer')
  const id = await ask({ assign_to: { email: ann.person.email } })
  await expect(declineTask(AGENT, { id, reason: REASON })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(decline(operator, id)).rejects.toMatchObject({ code: 'TASK_NOT_ASKED' })
  expect((await eventsOf(id)).map(({ action }) => action)).toEqual(['created'])
  await cancelTask(AGENT, id)
  await expect(decline(ann, id)).rejects.toMatchObject({ code: 'TASK_ALREADY_TERMINAL' })
})

test('a release may say why', async () => {
  const ann = await someone('reviewer')
  const id = await ask({ assign_to: { email: ann.person.email } })
  await claimTask(ann, id)
  await releaseTask(ann, id, 'Off for today')
  expect((await lastEvent(id)).extra_data).toEqual({ user_id: ann.person.id, note: 'Off for today' })
})
