import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { AGENT, count, someone } from '#server/tasks/test-tasks.ts'
import { deletePerson } from './delete-person.ts'
import { updatePerson } from './update-person.ts'

await useTestDatabase()

/** The three ways in which an operator goes. */
const WAYS = [
  (id: string) => updatePerson(AGENT, id, { is_operator: false }),
  (id: string) => updatePerson(AGENT, id, { active: false }),
  (id: string) => deletePerson(AGENT, id),
]

/** Rounds: each lets three go at once, in all pairings of ways. */
test.each([0, 1, 2, 3, 4, 5])('of operators who are all taken away at once one stays (round %i)', async (round) => {
  await pool().query('TRUNCATE users CASCADE')
  const operators = [await someone('operator'), await someone('operator'), await someone('operator')]
  const gone = await Promise.allSettled(operators.map(({ person }, index) => WAYS[(index + round) % WAYS.length]?.(person.id)))
  const refused = gone.filter((each) => each.status === 'rejected')
  expect(refused.map(({ reason }) => reason.code)).toEqual(['LAST_OPERATOR'])
  expect(await count('users WHERE is_operator AND active')).toBe(1)
})
