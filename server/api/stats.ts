import { analyticsQuery, analyticsResponse } from '#contract/analytics.ts'
import { taskStatsQuery, taskStatsResponse } from '#contract/stats.ts'
import { readAnalytics } from '#server/analytics/read-analytics.ts'
import { readStats } from '#server/analytics/read-stats.ts'
import { procedure, type Rest, router } from './init.ts'

const rest = (path: Rest['path'], summary: string) => ({
  rest: { method: 'GET' as const, path, status: 200 as const, tag: 'stats', summary, errors: ['FORBIDDEN' as const] },
})

export const stats = router({
  tasks: procedure
    .meta(rest('/api/stats/tasks', 'How tasks end, in numbers'))
    .input(taskStatsQuery)
    .output(taskStatsResponse)
    .query(({ ctx, input }) => readStats(ctx.caller, input.window_days)),

  analytics: procedure
    .meta(rest('/api/stats/analytics', 'How long people take, and by whom, where and what'))
    .input(analyticsQuery)
    .output(analyticsResponse)
    .query(({ ctx, input }) => readAnalytics(ctx.caller, input)),
})
