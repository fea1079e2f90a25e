import type pg from 'pg'
import type { AccessLevelResponse } from '#contract/pools.ts'
import type { Tx } from '#server/db/tx.ts'
import { DomainError } from '#server/domain/errors.ts'

/** Whoever changes the order waits for one another: ranks are counted from what is there. 72_707_371 is the last operator's. */
const LEVELS_LOCK = 72_707_372

const LIST = `SELECT l.name, l.rank, (SELECT count(*)::int FROM users u WHERE u.access_level = l.name) AS people FROM access_levels l ORDER BY l.rank`

const LOCK_ROW = 'SELECT 1 FROM access_levels WHERE name = $1 FOR UPDATE'

export async function lockLevels(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LEVELS_LOCK])
}

/** Above all others; nothing when it is there. Whoever calls has locked the levels. */
export const ADD_LEVEL = `INSERT INTO access_levels (name, rank) SELECT $1, COALESCE(max(rank), 0) + 1 FROM access_levels ON CONFLICT (name) DO NOTHING`

/** The lowest first. */
export async function readLevels(db: Pick<pg.ClientBase, 'query'>): Promise<AccessLevelResponse[]> {
  return (await db.query<AccessLevelResponse>(LIST)).rows
}

/** The level, which nobody is given until the end of the transaction. Throws ACCESS_LEVEL_NOT_FOUND. */
export async function findLevel(tx: Tx, unverifiedName: string): Promise<AccessLevelResponse> {
  await tx.query(LOCK_ROW, [unverifiedName])
  const found = (await readLevels(tx)).find(({ name }) => name === unverifiedName)
  if (found) return found
  throw new DomainError('ACCESS_LEVEL_NOT_FOUND', `There is no access level "${unverifiedName.slice(0, 64)}".`)
}
