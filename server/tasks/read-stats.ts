import type { TaskStatsResponse } from '#contract/stats.ts'
import { TERMINAL_STATUSES } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'

type Row = Omit<TaskStatsResponse, 'window_days' | 'completion_rate'>

/** Midnight in UTC at which today, or the first day of the window, began. */
const TODAY = `date_trunc('day', now() AT TIME ZONE 'UTC')`
const FIRST_DAY = `(${TODAY} - make_interval(days => $1 - 1))`

const dayOf = (time: string) => `(${time} AT TIME ZONE 'UTC')::date`
const DONE = `t.status = 'completed'`

/**
 * The window is walked once and counted by day of asking, day of answering and channel: some thousand groups whatever the
 * number of tasks, from which the rest is added up. `completed` and `channel` are null for what is not completed.
 */
const STATS = `WITH counted AS MATERIALIZED (
    SELECT ${dayOf('t.created_at')} AS created, CASE WHEN ${DONE} THEN ${dayOf('t.completed_at')} END AS completed,
      CASE WHEN ${DONE} THEN COALESCE(t.completed_via_channel, 'unknown') END AS channel,
      count(*) AS tasks, sum(t.completed_at - t.created_at) AS took
    FROM tasks t WHERE t.created_at >= ${FIRST_DAY} AT TIME ZONE 'UTC' GROUP BY 1, 2, 3),
  totals AS (SELECT status, count(*) AS tasks FROM tasks GROUP BY status),
  channels AS (SELECT channel, sum(tasks) AS tasks FROM counted WHERE channel IS NOT NULL GROUP BY channel),
  created AS (SELECT created AS day, sum(tasks) AS tasks FROM counted GROUP BY 1),
  completed AS (SELECT completed AS day, sum(tasks) AS tasks FROM counted GROUP BY 1),
  days AS (SELECT day::date FROM generate_series(${FIRST_DAY}, ${TODAY}, '1 day') AS day)
  SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') AS generated_at,
    (SELECT COALESCE(json_object_agg(status, tasks ORDER BY status), '{}') FROM totals) AS totals,
    (SELECT (extract(epoch FROM sum(took)) / sum(tasks))::float8 FROM counted WHERE channel IS NOT NULL) AS avg_completion_seconds,
    (SELECT json_agg(json_build_object('date', day, 'created', COALESCE(created.tasks, 0), 'completed', COALESCE(completed.tasks, 0)) ORDER BY day)
      FROM days LEFT JOIN created USING (day) LEFT JOIN completed USING (day)) AS by_day,
    (SELECT COALESCE(json_object_agg(channel, tasks ORDER BY channel), '{}') FROM channels) AS by_channel`

function completionRate(totals: Row['totals']): number | null {
  const ended = TERMINAL_STATUSES.reduce((sum, status) => sum + (totals[status] ?? 0), 0)
  return ended === 0 ? null : (totals.completed ?? 0) / ended
}

/** How many tasks there are and how they end: of all time, and by day over the last `days` days in UTC. */
export async function readStats(caller: Caller, days: number): Promise<TaskStatsResponse> {
  assertMay(caller, 'stats:read')
  const { rows } = await pool().query<Row>(STATS, [days])
  const { generated_at, totals, avg_completion_seconds, by_day, by_channel } = rows[0] as Row
  return {
    window_days: days,
    generated_at,
    totals,
    completion_rate: completionRate(totals),
    avg_completion_seconds,
    by_day,
    by_channel,
  }
}
