import { pool } from '#server/db/client.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Tx } from '#server/db/tx.ts'
import { log } from '#server/log.ts'
import { type JobName, type JobPayloads, MAX_ATTEMPTS } from './payloads.ts'

/** Jobs moved in one statement: a burst of creates becomes a few of these, and one NOTIFY each. */
const BATCH = 500

const WRITE = 'INSERT INTO job_outbox (name, payload, max_attempts) VALUES ($1, $2, $3)'

/**
 * Out of the outbox and into the queue, in one statement, so that a job is in exactly one of them. Rows that another
 * process is moving are skipped. The commit need not reach the disk: lost, the rows are still in the outbox.
 */
const MOVE = `WITH taken AS (DELETE FROM job_outbox WHERE id IN (
      SELECT id FROM job_outbox ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING name, payload, max_attempts)
  SELECT count(*)::int AS moved FROM set_config('synchronous_commit', 'off', true),
    (SELECT array_agg((name, payload, NULL, NULL, max_attempts, NULL, NULL, NULL)::graphile_worker.job_spec) AS specs FROM taken) AS jobs,
    LATERAL graphile_worker.add_jobs(jobs.specs) WHERE jobs.specs IS NOT NULL`

let moving: Promise<void> | undefined
let again = false

async function move(): Promise<void> {
  do {
    again = false
    const { rows } = await pool().query<{ moved: number }>(prepared(MOVE, []))
    if (rows[0]?.moved === BATCH) again = true
  } while (again)
}

/**
 * Hands to the queue what committed changes have asked for. Called after each of them, and by the sweep for what a process
 * that died in between has left. Calls while one is under way join it.
 */
export function moveJobs(): Promise<void> {
  if (moving) again = true
  moving ??= move()
    .catch((error: Error) => log().warn({ err: error.message }, 'jobs could not be handed to the queue; the sweep will try again'))
    .finally(() => {
      moving = undefined
    })
  return moving
}

/**
 * Asks for a job as part of a transaction: it exists if, and only if, the change that asks for it does. It passes through
 * `job_outbox`, because the queue's own `add_job` notifies, and transactions that notify commit one after the other
 * (docs/decisions/015).
 */
export async function enqueue<Name extends JobName>(tx: Tx, name: Name, payload: JobPayloads[Name]): Promise<void> {
  await tx.query(prepared(WRITE, [name, JSON.stringify(payload), MAX_ATTEMPTS[name]]))
  tx.afterCommit(() => void moveJobs())
}

const WRITE_ALL = 'INSERT INTO job_outbox (name, payload, max_attempts) SELECT $1, payload, $3 FROM unnest($2::json[]) AS payload'

/** {@link enqueue} of many at once, in one statement. */
export async function enqueueAll<Name extends JobName>(tx: Tx, name: Name, payloads: readonly JobPayloads[Name][]): Promise<void> {
  if (payloads.length === 0) return
  await tx.query(WRITE_ALL, [name, payloads.map((payload) => JSON.stringify(payload)), MAX_ATTEMPTS[name]])
  tx.afterCommit(() => void moveJobs())
}
