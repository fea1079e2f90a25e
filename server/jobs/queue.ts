import type { Tx } from '#server/db/tx.ts'
import { type JobName, type JobPayloads, MAX_ATTEMPTS } from './payloads.ts'

/** Puts a job on the queue as part of a transaction: it exists if, and only if, the change that asks for it does. */
export async function enqueue<Name extends JobName>(tx: Tx, name: Name, payload: JobPayloads[Name]): Promise<void> {
  await tx.query('SELECT graphile_worker.add_job($1, $2::json, max_attempts => $3)', [name, JSON.stringify(payload), MAX_ATTEMPTS[name]])
}
