import { expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { createPerson } from './create-person.ts'

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
