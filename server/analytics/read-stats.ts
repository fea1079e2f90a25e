import type { TaskStatsResponse } from '#contract/stats.ts'
import { TERMINAL_STATUSES, type TaskStatus } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { type Columns, NO_CODE, OUTCOMES } from './facts.ts'
import { loadFacts } from './load-facts.ts'

const DAY = 86_400_000

const NOW = `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') AS generated_at,
  (extract(epoch FROM date_trunc('day', now(), 'UTC')) * 1000)::float8 AS today`

/** Packed hours have been counted; to them come the tasks that no packed hour holds, as in load-facts.ts. */
const TOTALS = `SELECT status, sum(tasks)::int AS tasks FROM (
    SELECT status, tasks FROM (SELECT sum(statuses[1]) AS c, sum(statuses[2]) AS t, sum(statuses[3]) AS a, sum(statuses[4]) AS e FROM analytics_hours) AS hours,
      unnest($1::text[], ARRAY[c, t, a, e]) AS packed (status, tasks)
    UNION ALL SELECT status, count(*) FROM tasks
      WHERE created_at >= COALESCE((SELECT max(hour) + interval '1 hour' FROM analytics_hours), '-infinity') GROUP BY status
    UNION ALL SELECT status, count(*) FROM tasks WHERE id IN (SELECT unnest(unpacked) FROM analytics_hours) GROUP BY status
    UNION ALL SELECT status, count(*) FROM analytics_hours JOIN tasks ON created_at >= hour AND created_at < hour + interval '1 hour'
      WHERE facts IS NULL GROUP BY status) AS parts
  GROUP BY status HAVING sum(tasks) > 0 ORDER BY status`

type Totals = TaskStatsResponse['totals']

async function readTotals(): Promise<Totals> {
  const { rows } = await pool().query<{ status: TaskStatus; tasks: number }>(TOTALS, [TERMINAL_STATUSES])
  return Object.fromEntries(rows.map(({ status, tasks }) => [status, tasks]))
}

function completionRate(totals: Totals): number | null {
  const ended = TERMINAL_STATUSES.reduce((sum, status) => sum + (totals[status] ?? 0), 0)
  return ended === 0 ? null : (totals.completed ?? 0) / ended
}

type Counted = { created: number[]; completed: number[]; tookMs: number; answered: number; byChannel: Map<string, number> }

const COMPLETED = [OUTCOMES.indexOf('completed'), OUTCOMES.indexOf('defaulted')]

/** Counts what was asked within `days` days from `first` on. What was completed later than they last is on no day, but counts. */
function count(parts: readonly Columns[], first: number, days: number): Counted {
  const zeros = () => Array.from({ length: days }, () => 0)
  const counted: Counted = { created: zeros(), completed: zeros(), tookMs: 0, answered: 0, byChannel: new Map() }
  for (const { count: tasks, start, createdAt, completedAfter, completeCode, outcome, places, names } of parts) {
    const channels = names.channel.map(() => 0)
    for (let index = 0; index < tasks; index++) {
      const asked = start + (createdAt[index] as number) - first
      const day = Math.floor(asked / DAY)
      if (day < 0 || day >= days) continue
      ;(counted.created[day] as number) += 1
      if (!COMPLETED.includes(outcome[index] as number)) continue
      ;(channels[places.channel[index] as number] as number) += 1
      if (completeCode[index] === NO_CODE) continue
      const took = completedAfter[index] as number
      counted.tookMs += took
      counted.answered += 1
      const ended = Math.floor((asked + took) / DAY)
      if (ended < days) (counted.completed[ended] as number) += 1
    }
    for (const [place, answered] of channels.entries()) {
      const channel = names.channel[place] ?? 'unknown'
      if (answered > 0) counted.byChannel.set(channel, (counted.byChannel.get(channel) ?? 0) + answered)
    }
  }
  return counted
}

/** How many tasks there are and how they end: of all time, and by day over the last `days` days in UTC. */
export async function readStats(caller: Caller, days: number): Promise<TaskStatsResponse> {
  assertMay(caller, 'stats:read')
  const { rows } = await pool().query<{ generated_at: string; today: number }>(NOW)
  const { generated_at, today } = rows[0] as { generated_at: string; today: number }
  const first = today - (days - 1) * DAY
  const [totals, parts] = await Promise.all([readTotals(), loadFacts({ from: first, to: today + DAY })])
  const { created, completed, tookMs, answered, byChannel } = count(parts, first, days)
  return {
    window_days: days,
    generated_at,
    totals,
    completion_rate: completionRate(totals),
    avg_completion_seconds: answered === 0 ? null : tookMs / 1_000 / answered,
    by_day: created.map((tasks, day) => ({
      date: new Date(first + day * DAY).toISOString().slice(0, 10),
      created: tasks,
      completed: completed[day] ?? 0,
    })),
    by_channel: Object.fromEntries([...byChannel].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
