import { z } from 'zod'
import { laxInteger } from './lax.ts'
import { LIST_LIMIT } from './limits.ts'

/** The work behind the API, as operators see it. */
const timestamp = z.string().meta({ format: 'date-time' })

export const job = z
  .object({
    id: z.string(),
    name: z.string().describe('What it does, like `notify`.'),
    state: z.enum(['waiting', 'running', 'failed']).describe('`failed` has used up its tries and waits for somebody to retry it.'),
    task_id: z.string().nullable().describe('The task it is about.'),
    attempts: z.int(),
    max_attempts: z.int(),
    last_error: z.string().nullable(),
    run_at: timestamp.describe('When it is, or was, due.'),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Job' })

export const listJobsQuery = z.object({
  state: z.enum(['failed', 'waiting', 'all']).default('failed').describe('`waiting` has those that are running too.'),
  limit: laxInteger(LIST_LIMIT).default(LIST_LIMIT.default),
  before: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the id of a job')
    .optional()
    .describe('The id of the last job of the page before.'),
})

export const retriedJobs = z.object({ retried: z.int() }).meta({ id: 'RetriedJobs' })

export type Job = z.infer<typeof job>
