import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

/** Two folders up from here and from the built `dist/server/main.js` alike. Not as one URL: Next would take the folder for a module. */
const MIGRATIONS = join(dirname(fileURLToPath(import.meta.url)), ...['..', '..', 'prisma', 'migrations'])

/** The lock that `prisma migrate` takes, so that it and we wait for one another. */
const LOCK = 72_707_369

/** As `prisma migrate` makes it: whichever of the two comes first, the other one goes on. */
const CREATE_LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  varchar(36) PRIMARY KEY NOT NULL,
  checksum            varchar(64) NOT NULL,
  finished_at         timestamptz,
  migration_name      varchar(255) NOT NULL,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`

/** The queue would write to the console what it does; when it fails, it throws. */
const QUIET = new Logger(() => () => undefined)

type Migration = { name: string; sql: string; checksum: string }
type Queryable = Pick<pg.Client, 'query'>
type Applied = { migration_name: string; checksum: string; finished_at: Date | null }

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether it still has to run; throws when the database and the files tell different stories. */
function isPending({ name, checksum }: Migration, applied: Applied[]): boolean {
  const before = applied.find((row) => row.migration_name === name)
  if (!before) return true
  if (!before.finished_at) {
    throw new Error(
      `Migration ${name} was started by another tool and did not finish. Look at what it left behind, then tell the database ` +
        `whether it counts: npx prisma migrate resolve --applied ${name} (or --rolled-back ${name}).`,
    )
  }
  if (before.checksum === checksum) return false
  throw new Error(
    `Migration ${name} was changed after this database applied it (then ${before.checksum.slice(0, 12)}…, now ${checksum.slice(0, 12)}…). ` +
      'Put the file back as it was, and write the change as a migration of its own: npm run db:diff -- <name>.',
  )
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date()
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${name} failed and nothing of it was kept: ${(error as Error).message}`, { cause: error })
  }
}

let own: Migration[] | undefined

/** Ours do not change while we run, and readiness asks every few seconds. */
function migrationsIn(folder: string): Migration[] {
  if (folder !== MIGRATIONS) return readMigrations(folder)
  own ??= readMigrations(folder)
  return own
}

async function findPending(db: Queryable, folder: string): Promise<Migration[]> {
  const { rows } = await db.query<Applied>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return migrationsIn(folder).filter((migration) => isPending(migration, rows))
}

/** The names of migrations that this version has and the database lacks. Hosts that run Next alone do not have the files. */
export async function pendingMigrations(db: Queryable, folder = MIGRATIONS): Promise<string[]> {
  if (!existsSync(folder)) return []
  return (await findPending(db, folder)).map(({ name }) => name)
}

async function applyPending(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(CREATE_LEDGER)
  const pending = await findPending(client, folder)
  for (const migration of pending) await apply(client, migration)
  return pending.map(({ name }) => name)
}

/**
 * Brings the database up to this version: our tables, then the queue's. Any number of replicas may call it at once; one
 * works, the others wait and find nothing to do. Returns the names of what it applied.
 */
export async function migrate(databaseUrl: string, folder = MIGRATIONS): Promise<string[]> {
  const [guard, client] = [new pg.Client({ connectionString: databaseUrl }), new pg.Client({ connectionString: databaseUrl })]
  try {
    await guard.connect()
    // By a transaction that does nothing else, beside those of the migrations: a pooler that shares connections by transaction
    // would leave a connection's own lock with whoever gets that connection next.
    await guard.query('BEGIN')
    await guard.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await client.connect()
    const applied = await applyPending(client, folder)
    await runMigrations({ connectionString: databaseUrl, logger: QUIET })
    await guard.query('COMMIT')
    return applied
  } finally {
    await Promise.all([client.end(), guard.end()])
  }
}
