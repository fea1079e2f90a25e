import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'
import { disconnect } from './client.ts'

export type TestDatabase = AsyncDisposable & { url: string }

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/**
 * A database of one's own on a real Postgres, migrated (or empty, to test the migrating), gone at the end of the scope:
 * `await using database = await createTestDatabase()`.
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // FILE_COPY: without fsync it takes a third of the default's time.
  await administer(`CREATE DATABASE ${name} ${empty ? '' : `TEMPLATE ${inject('postgres').template} STRATEGY FILE_COPY`}`)
  const url = new URL(inject('postgres').url)
  url.pathname = name
  return { url: url.href, [Symbol.asyncDispose]: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

/**
 * Gives a whole test file a database of its own and points the settings at it, so that everything that reads `env()` (the
 * pool, Prisma, the hub) uses it. Await it at the top of the file, before the first thing that reads them.
 */
export async function useTestDatabase(): Promise<string> {
  const database = await createTestDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  afterAll(async () => {
    await disconnect()
    await database[Symbol.asyncDispose]()
  })
  return database.url
}
