import type pg from 'pg'
import type { PoolResponse, PoolSummary } from '#contract/pools.ts'
import type { Tx } from '#server/db/tx.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { NOT_ENDED } from '#server/tasks/ended.ts'
import { timestamp } from '#server/tasks/task-row.ts'
import { readMembers } from './members.ts'

type Db = Pick<pg.ClientBase, 'query'>
type Row = Omit<PoolSummary, 'created_at' | 'updated_at'> & { created_at: Date; updated_at: Date }

/** Open tasks that follow it, and those that are offered to it though another pool decides. */
export const OPEN_TASKS = `(SELECT count(*)::int FROM (
    SELECT t.id FROM tasks t WHERE t.pool_id = p.id AND ${NOT_ENDED}
    UNION SELECT t.id FROM assignments a JOIN tasks t ON t.id = a.task_id WHERE a.pool_id = p.id AND a.state IN ('offered', 'claimed') AND ${NOT_ENDED}) AS open)`

const SETTINGS = `p.id, p.name, p.strategy, p.time_zone, p.hours, p.holidays, p.claim_expires_after, p.remind_after, p.remind_every,
  p.escalate_after, p.escalate_to, p.created_at, p.updated_at`

/** Select list of everything that is told of a pool but its members; `p` is the pool. */
export const POOL_COLUMNS = `${SETTINGS}, (SELECT count(*)::int FROM user_pools m WHERE m.pool_id = p.id) AS member_count, ${OPEN_TASKS} AS open_tasks`

const BY_ID = `SELECT ${POOL_COLUMNS} FROM pools p WHERE p.id = $1`
const LOCK = `SELECT ${SETTINGS} FROM pools p WHERE p.id = $1 FOR UPDATE`

export type LockedPool = Omit<Row, 'member_count' | 'open_tasks'>

export function toPoolSummary({ created_at, updated_at, member_count, open_tasks, ...settings }: Row): PoolSummary {
  return { ...settings, member_count, open_tasks, created_at: timestamp(created_at), updated_at: timestamp(updated_at) }
}

function poolNotFound(unverifiedId: string): DomainError {
  return new DomainError('POOL_NOT_FOUND', `There is no pool with the id "${unverifiedId.slice(0, 64)}".`)
}

/** Without asking who wants to know. Throws POOL_NOT_FOUND. */
export async function readPool(db: Db, unverifiedId: string): Promise<PoolResponse> {
  const { rows } = await db.query<Row>(BY_ID, [plausibleId(unverifiedId)])
  if (!rows[0]) throw poolNotFound(unverifiedId)
  return { ...toPoolSummary(rows[0]), members: await readMembers(db, 'pool', rows[0].id) }
}

/** The pool as it stays until the end of the transaction: nobody is asked through it, joins it or changes it meanwhile. Throws POOL_NOT_FOUND. */
export async function lockPool(tx: Tx, unverifiedId: string): Promise<LockedPool> {
  const { rows } = await tx.query<LockedPool>(LOCK, [plausibleId(unverifiedId)])
  if (!rows[0]) throw poolNotFound(unverifiedId)
  return rows[0]
}
