import { expect, test } from 'vitest'
import { setAvailabilityRequest } from '#contract/people.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { someone } from '#server/tasks/test-tasks.ts'
import { setAvailability } from './set-availability.ts'
import { updatePerson } from './update-person.ts'

await useTestDatabase()
const boss = await someone('operator')
const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString()
const set = (caller: Caller, id: string, body: Record<string, unknown>) => setAvailability(caller, id, setAvailabilityRequest.parse(body))

test('people say so for themselves, operators for everybody, and nothing of it stays that is not said again', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
  const away = { away_from: inDays(1), away_until: inDays(8), substitute_id: ben.person.id }
  const set1 = await set(ann, ann.person.id, away)
  expect([set1.substitute_id, Date.parse(set1.away_until ?? '')]).toEqual([ben.person.id, Date.parse(away.away_until)])
  expect(await set(boss, ann.person.id, {})).toMatchObject({ away_from: null, away_until: null, substitute_id: null })
  await expect(set(ben, ann.person.id, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const key: Caller = { kind: 'key', keyId: 'k', name: 'hr', scopes: ['people:write'] }
  await expect(set(key, boss.person.id, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await set(key, ben.person.id, {})).toMatchObject({ substitute_id: null })
  await expect(set(boss, 'nope', {})).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
})

test('nobody stands in for themselves, also not through others, and only who is active', async () => {
  const [ann, ben, cleo] = [await someone('reviewer'), await someone('reviewer'), await someone('reviewer')]
  const refused = { code: 'VALIDATION_FAILED' }
  await expect(set(ann, ann.person.id, { substitute_id: ann.person.id })).rejects.toMatchObject(refused)
  const away = { away_until: inDays(8) }
  await set(ann, ann.person.id, { ...away, substitute_id: ben.person.id })
  await set(ben, ben.person.id, { ...away, substitute_id: cleo.person.id })
  await expect(set(cleo, cleo.person.id, { ...away, substitute_id: ann.person.id })).rejects.toMatchObject(refused)
  await updatePerson(boss, cleo.person.id, { active: false })
  await expect(set(ann, ann.person.id, { substitute_id: cleo.person.id })).rejects.toMatchObject(refused)
  await expect(set(ann, ann.person.id, { substitute_id: 'nope' })).rejects.toMatchObject(refused)
})

test('whoever is back, or has not gone, makes no circle', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
  await set(ann, ann.person.id, { away_until: inDays(8), substitute_id: ben.person.id })
  const inTurn = { away_until: inDays(8), substitute_id: ann.person.id }
  await expect(set(ben, ben.person.id, inTurn)).rejects.toThrow(/circle/)
  await pool().query("UPDATE users SET away_until = now() - interval '1 day' WHERE id = $1", [ann.person.id])
  await set(ben, ben.person.id, inTurn)
  expect(await set(ann, ann.person.id, { substitute_id: ben.person.id })).toMatchObject({ away_until: null })
  await expect(set(ann, ann.person.id, { away_until: inDays(1), substitute_id: ben.person.id })).rejects.toThrow(/circle/)
})

test('times that Postgres could not read as they are written are times all the same', async () => {
  const wanted = { away_from: '0000-01-01T00:00:00Z', away_until: '2999-01-01T00:00:00+23:00' }
  expect(await set(boss, boss.person.id, wanted)).toMatchObject({ away_until: '2998-12-31T01:00:00.000000Z' })
})

test('two who name each other at once do not both succeed', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
  const away = { away_until: inDays(8) }
  const both = [
    set(ann, ann.person.id, { ...away, substitute_id: ben.person.id }),
    set(ben, ben.person.id, { ...away, substitute_id: ann.person.id }),
  ]
  expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test.each([[{ away_until: inDays(-1) }], [{ away_from: inDays(2) }], [{ away_from: inDays(3), away_until: inDays(2) }]])(
  'times that cannot be are refused: %j',
  async (times) => {
    await expect(set(boss, boss.person.id, times)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  },
)
