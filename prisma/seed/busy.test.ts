import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { seed } from './busy.ts'
import { planHistory } from './busy/plan.ts'
import { chanceOf } from './busy/random.ts'

await useTestDatabase()

const COUNTS = `SELECT (SELECT count(*)::int FROM tasks) AS tasks, (SELECT count(DISTINCT kind)::int FROM tasks) AS kinds, (SELECT count(*)::int FROM users) AS people,
  (SELECT count(*)::int FROM pools) AS pools, (SELECT count(*)::int FROM tasks WHERE created_at > now() OR completed_at > now() OR completed_at < created_at) AS impossible,
  (SELECT count(*)::int FROM tasks WHERE completed_at IS NULL AND timed_out_at IS NULL AND status <> 'cancelled' AND timeout_at < now()) AS overdue,
  (SELECT now() - min(created_at) > interval '80 days' FROM tasks) AS long_ago,
  (SELECT count(*)::int FROM (SELECT created_at < lag(created_at) OVER (PARTITION BY task_id ORDER BY seq) AS back FROM events) AS steps WHERE back) AS backwards`

test('400 tasks of 8 kinds by 12 people over 90 days, in a history that could have been', async () => {
  const links = await seed()
  expect(Object.values(links)).not.toContain('')
  const { rows } = await pool().query(COUNTS)
  expect(rows).toEqual([{ tasks: 400, kinds: 8, people: 12, pools: 3, impossible: 0, overdue: 0, long_ago: true, backwards: 0 }])
  const ends = await pool().query<{ status: string }>('SELECT DISTINCT status FROM tasks')
  expect(ends.rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['completed', 'timed_out', 'cancelled', 'in_progress']))
  const webhooks = await pool().query<{ status: string }>('SELECT DISTINCT status FROM webhook_deliveries')
  expect(webhooks.rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['succeeded', 'abandoned']))
}, 120_000)

test('the same chance makes the same history', () => {
  const now = Date.UTC(2026, 10, 26)
  expect(planHistory(chanceOf(1), now)).toEqual(planHistory(chanceOf(1), now))
  expect(planHistory(chanceOf(1), now)).not.toEqual(planHistory(chanceOf(2), now))
})
