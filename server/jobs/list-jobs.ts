import type { z } from 'zod'
import type { queueDepth as shape } from '#contract/desk.ts'
import type { Job, listJobsQuery } from '#contract/job.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { queueDepth } from './work-health.ts'

export type JobRow = Omit<Job, 'run_at' | 'created_at' | 'updated_at'> & Record<'run_at' | 'created_at' | 'updated_at', Date>

/** The queue's public view leaves the payload out, and which task a job is about is what people look for. */
export const JOB_COLUMNS = `j.id::text, j.task_identifier AS name,
  CASE WHEN j.locked_at IS NOT NULL THEN 'running' WHEN j.attempts >= j.max_attempts THEN 'failed' ELSE 'waiting' END AS state,
  p.payload->>'task_id' AS task_id, j.attempts, j.max_attempts, j.last_error, j.run_at, j.created_at, j.updated_at`
export const JOB_JOIN = 'JOIN graphile_worker._private_jobs p ON p.id = j.id'

const STATES = {
  failed: 'AND j.locked_at IS NULL AND j.attempts >= j.max_attempts',
  waiting: 'AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts)',
  all: '',
}

export function toJob({ run_at, created_at, updated_at, ...job }: JobRow): Job {
  return { ...job, run_at: run_at.toISOString(), created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
}

/** The queue as it is, newest first. Jobs that succeeded are gone; those that ran out of tries stay until somebody retries them. */
export async function listJobs(caller: Caller, { state, limit, before }: z.output<typeof listJobsQuery>): Promise<Job[]> {
  assertMay(caller, 'job:read')
  const { rows } = await pool().query<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM graphile_worker.jobs j ${JOB_JOIN}
     WHERE j.id < COALESCE($1::bigint, 9223372036854775807) ${STATES[state]} ORDER BY j.id DESC LIMIT $2`,
    [before ?? null, limit],
  )
  return rows.map(toJob)
}

/** How much there is, and how long the oldest of it has waited. */
export async function readQueue(caller: Caller): Promise<z.infer<typeof shape>> {
  assertMay(caller, 'job:read')
  return queueDepth()
}
