import { taskStatsQuery, taskStatsResponse } from '#contract/stats.ts'
import { readStats } from '#server/tasks/read-stats.ts'
import { procedure, router } from './init.ts'

export const stats = router({
  tasks: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/api/stats/tasks',
        status: 200,
        tag: 'stats',
        summary: 'How tasks end, in numbers',
        errors: ['FORBIDDEN'],
      },
    })
    .input(taskStatsQuery)
    .output(taskStatsResponse)
    .query(({ ctx, input }) => readStats(ctx.caller, input.window_days)),
})
