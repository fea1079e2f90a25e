import { beforeEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { readStats } from './read-stats.ts'
import { AGENT, ask, someone } from '#server/tasks/test-tasks.ts'

await useTestDatabase()
beforeEach(() => pool().query('TRUNCATE tasks CASCADE'))

type Past = { status?: string; askedDaysAgo: number; answeredAfter?: string; channel?: string | null }

/** A task asked at noon UTC so many days ago. */
async function past({ status = 'completed', askedDaysAgo, answeredAfter, channel = 'dashboard' }: Past): Promise<void> {
  const id = await ask()
  await pool().query(
    `UPDATE tasks SET status = $2, completed_via_channel = $5, completed_at = noon + $4::interval, created_at = noon
     FROM (SELECT (date_trunc('day', now() AT TIME ZONE 'UTC') + interval '12 hours' - make_interval(days => $3)) AT TIME ZONE 'UTC' AS noon) AS times
     WHERE id = $1`,
    [id, status, askedDaysAgo, answeredAfter ?? null, answeredAfter ? channel : null],
  )
}

function day(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
}

test('without tasks: zeros for every day, and null where nothing can be divided', async () => {
  const stats = await readStats(AGENT, 3)
  expect(Object.keys(stats)).toEqual([
    'window_days',
    'generated_at',
    'totals',
    'completion_rate',
    'avg_completion_seconds',
    'by_day',
    'by_channel',
  ])
  expect(stats).toEqual({
    window_days: 3,
    generated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/),
    totals: {},
    completion_rate: null,
    avg_completion_seconds: null,
    by_day: [2, 1, 0].map((ago) => ({ date: day(ago), created: 0, completed: 0 })),
    by_channel: {},
  })
})

test('totals and rate are of all time, the rest of what was asked within the window', async () => {
  await past({ askedDaysAgo: 400, answeredAfter: '1 hour' })
  await past({ askedDaysAgo: 3, answeredAfter: '3 days' })
  await past({ askedDaysAgo: 2, answeredAfter: '60 seconds', channel: 'slack' })
  await past({ askedDaysAgo: 2, answeredAfter: '1 day', channel: null })
  await past({ askedDaysAgo: 1, answeredAfter: '120 seconds' })
  await past({ askedDaysAgo: 1, status: 'timed_out' })
  await past({ askedDaysAgo: 0, status: 'in_progress' })
  const stats = await readStats(AGENT, 3)
  expect(stats.totals).toEqual({ completed: 5, in_progress: 1, timed_out: 1 })
  expect(stats.completion_rate).toBeCloseTo(5 / 6)
  expect(stats.avg_completion_seconds).toBeCloseTo((60 + 86_400 + 120) / 3)
  // What was asked before the window and answered today counts on no day.
  expect(stats.by_day).toEqual([
    { date: day(2), created: 2, completed: 1 },
    { date: day(1), created: 2, completed: 2 },
    { date: day(0), created: 1, completed: 0 },
  ])
  expect(stats.by_channel).toEqual({ dashboard: 1, slack: 1, unknown: 1 })
})

test.each([1, 30, 365])('%i days are that many, the last of them today', async (days) => {
  const { by_day } = await readStats(AGENT, days)
  expect(by_day).toHaveLength(days)
  expect(by_day.at(-1)?.date).toBe(day(0))
  expect(by_day[0]?.date).toBe(day(days - 1))
})

test('is for operators and keys that may read the system', async () => {
  const key = (scope: string) => ({ kind: 'key' as const, keyId: 'k', name: 'k', scopes: [scope] })
  await expect(readStats(await someone('reviewer'), 30)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(readStats(key('tasks:read'), 30)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await readStats(key('system:read'), 30)).toMatchObject({ window_days: 30 })
  expect(await readStats(await someone('operator'), 30)).toMatchObject({ window_days: 30 })
})
