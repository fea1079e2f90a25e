import { z } from 'zod'
import { job, listJobsQuery, retriedJobs } from '#contract/job.ts'
import { listJobs } from '#server/jobs/list-jobs.ts'
import { retryFailedJobs, retryJob } from '#server/jobs/retry-jobs.ts'
import { procedure, type Rest, router } from './init.ts'

const rest = (method: Rest['method'], path: Rest['path'], more: Pick<Rest, 'summary' | 'errors'>) => ({
  rest: { method, path, tag: 'jobs', status: 200 as const, ...more },
})

export const jobs = router({
  list: procedure
    .meta(rest('GET', '/api/admin/jobs', { summary: 'List the work behind the API, newest first', errors: ['FORBIDDEN'] }))
    .input(listJobsQuery)
    .output(z.array(job))
    .query(({ ctx, input }) => listJobs(ctx.caller, input)),

  retryFailed: procedure
    .meta(rest('POST', '/api/admin/jobs/retry', { summary: 'Run everything again that has failed', errors: ['FORBIDDEN'] }))
    .output(retriedJobs)
    .mutation(({ ctx }) => retryFailedJobs(ctx.caller)),

  retry: procedure
    .meta(rest('POST', '/api/admin/jobs/{id}/retry', { summary: 'Run a job again', errors: ['JOB_NOT_FOUND', 'FORBIDDEN'] }))
    .input(z.object({ id: z.string().describe('The job’s id.') }))
    .output(job)
    .mutation(({ ctx, input }) => retryJob(ctx.caller, input.id)),
})
