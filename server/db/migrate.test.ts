import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { createTestDatabase } from './test-db.ts'

function folderWith(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'migration.sql'), sql)
  }
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"')
  return folder
}

async function read<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(sql)
  await client.end()
  return rows
}

const LEDGER =
  'SELECT migration_name AS name, applied_steps_count AS steps, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1'

describe('migrate', () => {
  test('applies what is new, in order, and nothing the next time', async () => {
    await using database = await createTestDatabase({ empty: true })
    const first = { '1_a': 'CREATE TABLE a (id int)' }
    const both = { ...first, '2_b': 'ALTER TABLE a ADD COLUMN b int; CREATE INDEX ON a (b)' }

    expect(await migrate(database.url, folderWith(first))).toEqual(['1_a'])
    expect(await migrate(database.url, folderWith(both))).toEqual(['2_b'])
    expect(await migrate(database.url, folderWith(both))).toEqual([])
    expect(await read(database.url, LEDGER)).toEqual([
      { name: '1_a', steps: 1, done: true },
      { name: '2_b', steps: 1, done: true },
    ])
  })

  test('sets up the tables and the queue from an empty database', async () => {
    await using database = await createTestDatabase({ empty: true })
    const applied = await migrate(database.url)
    expect(applied.length).toBeGreaterThan(0)
    expect(await read(database.url, 'SELECT count(*)::int AS n FROM tasks')).toEqual([{ n: 0 }])
    expect(await read(database.url, 'SELECT count(*)::int AS n FROM graphile_worker.jobs')).toEqual([{ n: 0 }])
  })

  test('works once when many replicas start together', async () => {
    await using database = await createTestDatabase({ empty: true })
    const folder = folderWith({ '1_a': 'CREATE TABLE a (id int)', '2_b': 'INSERT INTO a VALUES (1)' })
    const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(database.url, folder)))
    expect(applied.flat().sort()).toEqual(['1_a', '2_b'])
    expect(await read(database.url, 'SELECT * FROM a')).toEqual([{ id: 1 }])
  })

  test('refuses a migration that was edited after it was applied, and says what to do', async () => {
    await using database = await createTestDatabase({ empty: true })
    await migrate(database.url, folderWith({ '1_a': 'CREATE TABLE a (id int)' }))
    const edited = migrate(database.url, folderWith({ '1_a': 'CREATE TABLE a (id bigint)' }))
    await expect(edited).rejects.toThrow(/1_a was changed after this database applied it.*npm run db:diff/)
  })

  test('keeps nothing of a migration that fails, and goes on once it is mended', async () => {
    await using database = await createTestDatabase({ empty: true })
    const broken = migrate(database.url, folderWith({ '1_a': 'CREATE TABLE a (id int)', '2_b': 'CREATE TABLE b (id int); SELECT 1/0' }))
    await expect(broken).rejects.toThrow('Migration 2_b failed and nothing of it was kept: division by zero')
    const mended = folderWith({ '1_a': 'CREATE TABLE a (id int)', '2_b': 'CREATE TABLE b (id int)' })
    expect(await migrate(database.url, mended)).toEqual(['2_b'])
  })

  test('stops at a migration that another tool began and did not finish', async () => {
    await using database = await createTestDatabase({ empty: true })
    const folder = folderWith({ '1_a': 'CREATE TABLE a (id int)' })
    await migrate(database.url, folder)
    await read(database.url, 'UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(migrate(database.url, folder)).rejects.toThrow(/did not finish.*prisma migrate resolve/)
  })
})
