import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '#scripts/postgres/start.ts'
import { migrate } from '#server/db/migrate.ts'
import { sqlToSchema } from './engine.ts'

/**
 * Indexes that schema.prisma has no words for: partial ones, and those on an expression or with an operator class of their
 * own (trigrams). They are written by hand in a migration, and the engine would propose to drop them.
 */
const BEYOND_PRISMA = `SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS drop
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace
    AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL
      OR EXISTS (SELECT FROM unnest(i.indclass) AS used(oid) JOIN pg_opclass o ON o.oid = used.oid WHERE NOT o.opcdefault))`

async function dropWhatPrismaCannotSay(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ drop: string }>(BEYOND_PRISMA)
    for (const { drop } of rows) await client.query(drop)
  } finally {
    await client.end()
  }
}

/** What schema.prisma asks for and the migrations do not give yet, as SQL. Tried on a real Postgres of its own. */
export async function pendingSql(): Promise<string> {
  const postgres = await startPostgres(mkdtempSync(join(tmpdir(), 'awaithumans-diff-')), { ephemeral: true })
  try {
    await migrate(postgres.url)
    await dropWhatPrismaCannotSay(postgres.url)
    return await sqlToSchema(postgres.url)
  } finally {
    await postgres.stop()
  }
}
