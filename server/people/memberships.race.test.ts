import { expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { AGENT } from '#server/tasks/test-tasks.ts'
import { addMember } from '#server/pools/change-members.ts'
import { createPool } from '#server/pools/create-pool.ts'
import { updatePool } from '#server/pools/update-pool.ts'
import { createPerson } from './create-person.ts'
import { updatePerson } from './update-person.ts'

await useTestDatabase()

const BLOCKED = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`

async function somebodyWaits(): Promise<void> {
  await vi.waitFor(async () => expect((await pool().query<{ n: number }>(BLOCKED)).rows[0]?.n).toBe(1))
}

test.each(['role', 'pool'] as const)('a %s that is deleted while somebody is put into it is made again', async (group) => {
  const name = `fleeting ${group}`
  await createPerson({ email: `first-of-${group}@example.com`, [`${group}s`]: [name] })
  const joining = await inTransaction(async (tx) => {
    await tx.query(`DELETE FROM ${group}s WHERE name = $1`, [name])
    const made = createPerson({ email: `second-of-${group}@example.com`, [`${group}s`]: [name] })
    await somebodyWaits()
    return { made }
  })
  const { id } = await joining.made
  const { rows } = await pool().query(`SELECT u.user_id FROM user_${group}s u JOIN ${group}s g ON g.id = u.${group}_id WHERE g.name = $1`, [
    name,
  ])
  expect(rows).toEqual([{ user_id: id }])
})

test('the pools of a person and the people of a pool can be changed at once', async () => {
  const { id } = await createPerson({ email: 'in-both@example.com' })
  const pools = await Promise.all(['left', 'right'].map((name) => createPool(AGENT, { name })))
  const [left, right] = pools.map(({ id: poolId }) => poolId)
  // Where they wait for one another, each time costs a second, and these are more than a test may take.
  for (let round = 0; round < 20; round++)
    await expect(
      Promise.all([
        updatePerson(AGENT, id, { pools: round % 2 ? ['left'] : ['right'] }),
        updatePool(AGENT, left ?? '', { members: round % 2 ? [] : [id] }),
        addMember(AGENT, { pool_id: right ?? '', user_id: id }),
      ]),
    ).resolves.toHaveLength(3)
})
