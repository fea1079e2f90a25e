import { z } from 'zod'
import { failedNotice, retriedNotices } from '#contract/notices.ts'
import { listFailedNotices, retryAllNotices, retryNotices } from '#server/tasks/failed-notices.ts'
import { procedure, type Rest, router } from './init.ts'

const PATH = '/api/admin/failed-notices'

const rest = (method: Rest['method'], path: Rest['path'], more: Pick<Rest, 'summary' | 'errors'>) => ({
  rest: { method, path, tag: 'jobs', status: 200 as const, ...more },
})

export const notices = router({
  list: procedure
    .meta(rest('GET', PATH, { summary: 'List the open tasks that somebody could not be told of', errors: ['FORBIDDEN'] }))
    .output(z.array(failedNotice))
    .query(({ ctx }) => listFailedNotices(ctx.caller)),

  retryAll: procedure
    .meta(rest('POST', `${PATH}/retry`, { summary: 'Try every notice again that has failed', errors: ['FORBIDDEN'] }))
    .output(retriedNotices)
    .mutation(({ ctx }) => retryAllNotices(ctx.caller)),

  retry: procedure
    .meta(
      rest('POST', `${PATH}/{task_id}/retry`, { summary: 'Try the notices of a task again', errors: ['NOTICE_NOT_FOUND', 'FORBIDDEN'] }),
    )
    .input(z.object({ task_id: z.string().describe('The task’s id.') }))
    .output(retriedNotices)
    .mutation(({ ctx, input }) => retryNotices(ctx.caller, input.task_id)),
})
