import { inTransaction } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { EXPIRE_OFFERS } from './assignment-sql.ts'
import { transition } from './transition.ts'

/** Tasks a batch: their row locks are held for well under the second until the next sweep. */
const BATCH = 200

/** The partial index on timeout_at finds them; SKIP LOCKED leaves those that another replica or an answer is at. */
const DUE = `SELECT id, timeout_seconds FROM tasks WHERE timeout_at <= now()
    AND status NOT IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted')
  ORDER BY timeout_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`

/** Times out what is due and answers with how many: a full batch means that there may be more. */
export async function expireTasks(): Promise<{ expired: number; more: boolean }> {
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<{ id: string; timeout_seconds: number }>(DUE)
    for (const { id, timeout_seconds } of rows)
      await transition(tx, { taskId: id, actions: ['expire'], actor: SYSTEM, set: { timed_out_at: 'now' }, extra: { timeout_seconds } })
    if (rows.length > 0) await tx.query(EXPIRE_OFFERS, [rows.map(({ id }) => id)])
    return { expired: rows.length, more: rows.length === BATCH }
  })
}
