import { z } from 'zod'
import { laxInteger } from './lax.ts'
import { STATS_DAYS } from './limits.ts'

/** Statistics (server §1.7). Names and order are binding. */
export const taskStatsQuery = z.object({
  window_days: laxInteger(STATS_DAYS)
    .default(STATS_DAYS.default)
    .describe('Days in UTC, today included: what `avg_completion_seconds`, `by_day` and `by_channel` look at.'),
})

export const taskStatsResponse = z
  .object({
    window_days: z.int(),
    generated_at: z.string().meta({ format: 'date-time' }),
    totals: z.record(z.string(), z.int()).describe('Tasks by status, of all time; only statuses that some task has.'),
    completion_rate: z
      .number()
      .nullable()
      .describe('Of all tasks that have ended, the share that was completed. Null while none has ended.'),
    avg_completion_seconds: z.number().nullable().describe('From asked to answered, of tasks asked within the window.'),
    by_day: z
      .array(z.object({ date: z.string(), created: z.int(), completed: z.int() }))
      .describe('One a day, the oldest first, today last. Completed on that day, of tasks asked within the window.'),
    by_channel: z.record(z.string(), z.int()).describe('Completed tasks asked within the window, by the channel of the answer.'),
  })
  .meta({ id: 'TaskStatsResponse' })

export type TaskStatsResponse = z.infer<typeof taskStatsResponse>
