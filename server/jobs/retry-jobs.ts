import type { Job } from '#contract/job.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { JOB_COLUMNS, JOB_JOIN, type JobRow, toJob } from './list-jobs.ts'

/** Due at once, and with all its tries again. The queue leaves alone what is being run. */
const RETRY = 'SELECT count(*)::int AS retried FROM graphile_worker.reschedule_jobs($1::bigint[], now(), NULL, 0, NULL)'

const FAILED = `SELECT array_agg(id) AS ids FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts >= max_attempts`

/** Runs a job again, now. What is being run already stays as it is. */
export async function retryJob(caller: Caller, id: string): Promise<Job> {
  assertMay(caller, 'job:retry')
  // 18 digits are always within a bigint; anything else is not one of the queue's ids.
  const known = /^\d{1,18}$/.test(id) ? id : '0'
  await pool().query(RETRY, [[known]])
  const { rows } = await pool().query<JobRow>(`SELECT ${JOB_COLUMNS} FROM graphile_worker.jobs j ${JOB_JOIN} WHERE j.id = $1`, [known])
  if (!rows[0]) throw new DomainError('JOB_NOT_FOUND', `There is no job with the id "${id.slice(0, 64)}".`)
  return toJob(rows[0])
}

/** Runs everything again that ran out of tries, say after an outage. */
export async function retryFailedJobs(caller: Caller): Promise<{ retried: number }> {
  assertMay(caller, 'job:retry')
  const { rows } = await pool().query<{ ids: string[] | null }>(FAILED)
  const retried = await pool().query<{ retried: number }>(RETRY, [rows[0]?.ids ?? []])
  return { retried: retried.rows[0]?.retried ?? 0 }
}
