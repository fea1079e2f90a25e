import { beforeEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { editPerson } from '#server/people/edit-person.ts'
import { getPerson } from '#server/people/get-person.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { routeWaiting } from '#server/tasks/route-waiting.ts'
import { routingOf } from '#server/tasks/test-routing.ts'
import { ask, someone } from '#server/tasks/test-tasks.ts'
import { addLevel } from './add-level.ts'
import { deleteLevel } from './delete-level.ts'
import { listLevels } from './list-levels.ts'
import { orderLevels } from './order-levels.ts'
import { renameLevel } from './rename-level.ts'
import { changesOf } from './test-pools.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE users, access_levels, changes CASCADE'))
const boss = await someone('operator')
const names = async () => (await listLevels(boss)).map(({ name }) => name)

test('levels are an order: each new one is above, and the order can be changed whole', async () => {
  for (const name of ['L2', 'L1', 'L3']) await addLevel(boss, name)
  expect(await listLevels(boss)).toEqual(['L2', 'L1', 'L3'].map((name, index) => ({ name, rank: index + 1, people: 0 })))
  expect((await orderLevels(boss, ['L1', 'L2', 'L3'])).map(({ name, rank }) => [name, rank])).toEqual([
    ['L1', 1],
    ['L2', 2],
    ['L3', 3],
  ])
  await orderLevels(boss, ['L3', 'L2', 'L1'])
  await orderLevels(boss, ['L3', 'L2', 'L1'])
  expect(await names()).toEqual(['L3', 'L2', 'L1'])
  for (const wrong of [['L1'], ['L1', 'L2', 'L4'], ['L1', 'L2', 'L2'], []])
    await expect(orderLevels(boss, wrong)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  expect((await changesOf('access_level')).map(({ action }) => action)).toEqual(['created', 'created', 'created', 'updated', 'updated'])
})

test('a level that is renamed is so for everybody who has it', async () => {
  await addLevel(boss, 'L1')
  const ann = await someone('reviewer', { accessLevel: 'L1' })
  expect(await renameLevel(boss, 'L1', 'Junior')).toEqual({ name: 'Junior', rank: 1, people: 1 })
  expect(await getPerson(boss, ann.person.id)).toMatchObject({ access_level: 'Junior' })
  await expect(renameLevel(boss, 'L1', 'x')).rejects.toMatchObject({ code: 'ACCESS_LEVEL_NOT_FOUND' })
  await addLevel(boss, 'Senior')
  await expect(renameLevel(boss, 'Junior', 'Senior')).rejects.toMatchObject({ code: 'NAME_TAKEN' })
  await expect(addLevel(boss, 'Senior')).rejects.toMatchObject({ code: 'NAME_TAKEN' })
})

test('a level that somebody has stays', async () => {
  await addLevel(boss, 'L1')
  const ann = await someone('reviewer', { accessLevel: 'L1' })
  await expect(deleteLevel(boss, 'L1')).rejects.toMatchObject({ code: 'ACCESS_LEVEL_IN_USE' })
  await updatePerson(boss, ann.person.id, { access_level: '' })
  await deleteLevel(boss, 'L1')
  expect(await names()).toEqual([])
})

test('the published API makes a level by naming it; pages choose from those there are', async () => {
  const { person } = await someone('reviewer')
  await updatePerson(boss, person.id, { access_level: 'L1' })
  await updatePerson(boss, person.id, { access_level: 'L2' })
  expect(await names()).toEqual(['L1', 'L2'])
  await expect(editPerson(boss, person.id, { access_level: 'L3' })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    message: expect.stringMatching(/no access level "L3"; there are L1, L2/),
  })
  expect(await editPerson(boss, person.id, { access_level: 'L1' })).toMatchObject({ access_level: 'L1' })
})

test('twenty people with new levels at once leave each level once', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => someone('reviewer')))
  await Promise.all(people.map(({ person }, index) => updatePerson(boss, person.id, { access_level: `L${index % 4}` })))
  const levels = await listLevels(boss)
  expect(levels.map(({ name }) => name).sort()).toEqual(['L0', 'L1', 'L2', 'L3'])
  expect(levels.map(({ rank }) => rank)).toEqual([1, 2, 3, 4])
})

test('is for operators', async () => {
  const reviewer = await someone('reviewer')
  const attempts = [
    listLevels(reviewer),
    addLevel(reviewer, 'x'),
    renameLevel(reviewer, 'x', 'y'),
    orderLevels(reviewer, []),
    deleteLevel(reviewer, 'x'),
  ]
  for (const each of await Promise.allSettled(attempts)) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'FORBIDDEN' } })
})

test('tasks that wait for somebody of a level that is renamed meanwhile are routed once there is somebody', async () => {
  await addLevel(boss, 'Chief')
  const id = await ask({ assign_to: { access_level: 'Chief' } })
  const other = await ask({ assign_to: { min_access_level: 'Chief' } })
  await renameLevel(boss, 'Chief', 'Head')
  const { person } = await someone('reviewer', { accessLevel: 'Head' })
  await routeWaiting()
  for (const each of [id, other]) expect(await routingOf(each)).toMatchObject({ holder: person.id, waits: false })
})
