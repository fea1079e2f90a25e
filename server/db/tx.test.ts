import { expect, test } from 'vitest'
import { pool } from './client.ts'
import { useTestDatabase } from './test-db.ts'
import { inTransaction } from './tx.ts'

await useTestDatabase()
await pool().query('CREATE TABLE marks (n int)')

async function marks(): Promise<number[]> {
  const { rows } = await pool().query<{ n: number }>('SELECT n FROM marks ORDER BY n')
  return rows.map(({ n }) => n)
}

test('all of it is kept and then told, or nothing', async () => {
  const told: string[] = []
  await inTransaction(async (tx) => {
    tx.afterCommit(() => told.push('kept'))
    await tx.query('INSERT INTO marks VALUES (1)')
    expect(told).toEqual([])
  })
  const failing = inTransaction(async (tx) => {
    tx.afterCommit(() => told.push('lost'))
    await tx.query('INSERT INTO marks VALUES (2)')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect([await marks(), told]).toEqual([[1], ['kept']])
})

test('a connection that is cut within a transaction fails that one, not the process', async () => {
  const cut = inTransaction(async (tx) => {
    const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await pool().query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    await tx.query('INSERT INTO marks VALUES (3)')
  })
  await expect(cut).rejects.toThrow(/connection/i)
  await inTransaction((tx) => tx.query('INSERT INTO marks VALUES (4)'))
  expect(await marks()).toEqual([1, 4])
})

test('two that wait for one another are both done, one of them anew, and each told of once', async () => {
  await pool().query('CREATE TABLE rows_of_two (name text, n int)')
  await pool().query(`INSERT INTO rows_of_two VALUES ('a', 0), ('b', 0)`)
  const told: string[] = []
  // Both have their first row before either asks for its second.
  let meet = () => {}
  const bothBegun = new Promise<void>((resolve) => (meet = resolve))
  let begun = 0
  const add = (first: string, second: string) =>
    inTransaction(async (tx) => {
      tx.afterCommit(() => told.push(first))
      await tx.query('UPDATE rows_of_two SET n = n + 1 WHERE name = $1', [first])
      begun += 1
      if (begun === 2) meet()
      await bothBegun
      await tx.query('UPDATE rows_of_two SET n = n + 1 WHERE name = $1', [second])
    })
  await Promise.all([add('a', 'b'), add('b', 'a')])
  const { rows } = await pool().query('SELECT name, n FROM rows_of_two ORDER BY name')
  expect(rows).toEqual([
    { name: 'a', n: 2 },
    { name: 'b', n: 2 },
  ])
  expect(told.sort()).toEqual(['a', 'b'])
  expect(begun).toBeGreaterThan(2)
})
