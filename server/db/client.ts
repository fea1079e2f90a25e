import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import { PrismaClient } from './generated/client.ts'
import { singleton } from './singleton.ts'

/** Milliseconds for a connection to come. A Postgres that does not answer must fail requests, not hold them for minutes. */
const CONNECT_TIMEOUT = 10_000

function createPool(): pg.Pool {
  const created = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().AWAITHUMANS_DATABASE_POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  })
  // An idle connection that Postgres drops emits here; unhandled it would end the process. The pool opens another.
  created.on('error', (error) => log().warn({ err: error.message }, 'a database connection was lost'))
  // One that is lent to a transaction emits on itself instead; whoever borrowed it hears of it from their next statement.
  created.on('connect', (client) => client.on('error', () => undefined))
  return created
}

/** Hot paths and every state change: one SQL statement a file, run through this pool. */
export const pool = (): pg.Pool => singleton('pool', createPool)

/** Everything else: people, keys, settings. Shares the pool. */
export const prisma = (): PrismaClient => singleton('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()) }))

export async function disconnect(): Promise<void> {
  await prisma().$disconnect()
  if (!pool().ended) await pool().end()
}
