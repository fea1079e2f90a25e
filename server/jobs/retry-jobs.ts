import type { Job } from '#contract/job.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { JOB_COLUMNS, JOB_JOIN, type JobRow, toJob } from './list-jobs.ts'

/** Due at once, and with all its tries again. The queue leaves alone what is being run. */
const RETRY = 'SELECT count(*)::int AS retried FROM graphile_worker.reschedule_jobs($1::bigint[], now(), NULL, 0, NULL)'

const ONE = `SELECT ${JOB_COLUMNS} FROM graphile_worker.jobs j ${JOB_JOIN} WHERE j.id = $1`

const FAILED = `SELECT array_agg(id) AS ids FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts >= max_attempts`

/** Runs a job again, now. What is being run already stays as it is. */
export async function retryJob(caller: Caller, id: string): Promise<Job> {
  assertMay(caller, 'job:retry')
  // 18 digits are always within a bigint; anything else is not one of the queue's ids.
  const known = /^\d{1,18}$/.test(id) ? id : '0'
  return inTransaction(async (tx) => {
    const read = async () => (await tx.query<JobRow>(ONE, [known])).rows[0]
    const before = await read()
    const { rows } = await tx.query<{ retried: number }>(RETRY, [[known]])
    const after = await read()
    if (!before || !after) throw new DomainError('JOB_NOT_FOUND', `There is no job with the id "${id.slice(0, 64)}".`)
    if (rows[0]?.retried)
      await recordChange(tx, actorOf(caller, null), {
        subject: 'job',
        id: known,
        name: after.name,
        action: 'retried',
        before: { state: before.state, attempts: before.attempts },
        after: { state: after.state, attempts: after.attempts, task_id: after.task_id },
      })
    return toJob(after)
  })
}

/** Runs everything again that ran out of tries, say after an outage. */
export async function retryFailedJobs(caller: Caller): Promise<{ retried: number }> {
  assertMay(caller, 'job:retry')
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<{ ids: string[] | null }>(FAILED)
    const answered = await tx.query<{ retried: number }>(RETRY, [rows[0]?.ids ?? []])
    const retried = answered.rows[0]?.retried ?? 0
    if (retried > 0)
      await recordChange(tx, actorOf(caller, null), {
        subject: 'job',
        id: '*',
        name: 'all that failed',
        action: 'retried',
        after: { retried },
      })
    return { retried }
  })
}
