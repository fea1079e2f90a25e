import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type AnalyticsMeasures, analyticsQuery, type AnalyticsResponse } from '#contract/analytics.ts'
import { createApiKey, findApiKey } from '#server/auth/api-keys.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { deletePool } from '#server/pools/delete-pool.ts'
import { createTask } from '#server/tasks/create-task.ts'
import { deleteTask } from '#server/tasks/delete-task.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { AGENT, answer, ask, question, someone } from '#server/tasks/test-tasks.ts'
import { codeOf, secondsOf } from './durations.ts'
import { DIMENSIONS, OUTCOMES } from './facts.ts'
import { clearHistory, countNaively, insertPast, type Naive, past } from './history.fixture.ts'
import { packHours } from './pack-hours.ts'
import { readAnalytics } from './read-analytics.ts'

await useTestDatabase()
beforeEach(clearHistory)

const read = (query: Record<string, unknown> = {}) => readAnalytics(AGENT, analyticsQuery.parse(query))

/** Milliseconds, for packing whatever there is. */
const ENOUGH = 60_000

const kept = (seconds: number[] | null) => {
  const [median, p90] = (seconds ?? []).map((each) => secondsOf(codeOf(Math.max(0, each) * 1_000)))
  return seconds ? { median, p90 } : null
}

const asNaive = (each: AnalyticsMeasures) => ({
  tasks: each.tasks,
  counts: Object.fromEntries(OUTCOMES.flatMap((name) => (each[name] > 0 ? [[name, each[name]]] : []))),
  claim: each.claim_seconds,
  decide: each.decide_seconds,
})
const asKept = ({ tasks, counts, claim, decide }: Naive) => ({ tasks, counts, claim: kept(claim), decide: kept(decide) })

type Told = Record<string, unknown>

/** What we say, and what a count task by task says, in one shape. */
async function both(seen: AnalyticsResponse, where?: string): Promise<{ ours: Told; naive: Told }> {
  const range = { from: seen.from, to: seen.to, zone: seen.time_zone, ...(where && { where }) }
  const [all] = await countNaively('all', range)
  const days = await countNaively('day', range)
  const ours: Told = {
    all: asNaive(seen.total),
    days: Object.fromEntries(seen.by_day.flatMap((day) => (day.tasks > 0 ? [[day.date, asNaive(day)]] : []))),
  }
  const naive: Told = {
    all: all ? asKept(all) : { tasks: 0, counts: {}, claim: null, decide: null },
    days: Object.fromEntries(days.map((day) => [day.key, asKept(day)])),
  }
  for (const dimension of DIMENSIONS) {
    const [groups, counted] = [seen[`by_${dimension}`].rows, await countNaively(dimension, range)]
    ours[dimension] = Object.fromEntries(groups.map((each) => [String(each.id), asNaive(each)]))
    ours[`order of ${dimension}`] = groups.map(({ tasks }) => tasks)
    naive[dimension] = Object.fromEntries(counted.map((each) => [String(each.key), asKept(each)]))
    naive[`order of ${dimension}`] = counted.map(({ tasks }) => tasks)
  }
  return { ours, naive }
}

/** What may happen to tasks that are packed already. */
const LATER = {
  ends: `UPDATE tasks SET status = 'completed', completed_at = created_at + interval '90 minutes', completed_via_channel = 'slack', completed_by_user_id = 'u2'
    WHERE status IN ('created', 'in_progress') AND right(id, 1) IN ('1', '3', '5')`,
  'are deleted': `DELETE FROM tasks WHERE right(id, 1) IN ('2', '3')`,
  'are put elsewhere': `UPDATE tasks SET created_at = created_at - interval '7 hours' WHERE right(id, 1) = '4'`,
}

describe('counts what a count task by task counts', () => {
  test('whatever the history, packed or not, and whatever happens after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(past, { maxLength: 60 }),
        fc.array(past, { maxLength: 20 }),
        fc.shuffledSubarray(Object.values(LATER)),
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York'),
        async (before, after, later, zone) => {
          const compare = async (query: Record<string, unknown>, where?: string) => {
            const { ours, naive } = await both(await read(query), where)
            expect(ours).toEqual(naive)
          }
          await clearHistory()
          await pool().query(`INSERT INTO pools (id, name) VALUES ('p1', 'one'), ('p2', 'two') ON CONFLICT DO NOTHING`)
          await insertPast(before, 'a')
          await packHours(ENOUGH)
          await compare({ time_zone: zone })
          for (const change of later) await pool().query(change)
          await insertPast(
            after.map((each) => ({ ...each, asked: 0 })),
            'b',
          )
          await compare({ time_zone: zone, days: 45 })
          await packHours(ENOUGH)
          await compare({ time_zone: zone, days: 45 })
          await compare({ time_zone: zone, pool: 'p1', channel: 'slack' }, `pool_id = 'p1' AND completed_via_channel = 'slack'`)
          await compare({ days: 20, agent: 'none', kind: 'Ship order #?' }, `created_by_key_id IS NULL AND kind = 'Ship order #?'`)
        },
      ),
      { numRuns: 20 },
    )
  }, 120_000)
})

describe('what is counted', () => {
  test('names people, pools and agents, and kinds by metadata or by the question with its numbers as #', async () => {
    const operator = await someone('operator', { pools: ['support'] })
    const { key } = await createApiKey(AGENT, { name: 'refund bot', scopes: ['tasks:write'] })
    const bot = await findApiKey(key)
    const { task } = await createTask(bot ?? AGENT, question({ task: 'Refund $1,250.50 of order A-17?' }))
    await claimTask(operator, task.id)
    await answer(operator, task.id)
    await ask({ task_metadata: { kind: 'wire' } })
    const seen = await read()
    expect(seen.total).toMatchObject({ tasks: 2, completed: 1, open: 1, timeout_rate: 0, claim_seconds: { median: 0, p90: 0 } })
    expect(seen.by_kind.rows.map(({ name }) => name).sort()).toEqual(['Refund $# of order A-#?', 'wire'])
    expect(seen.by_person.rows.map(({ name }) => name).sort()).toEqual([operator.person.displayName, null].sort())
    expect(seen.by_agent.rows.map(({ name }) => name).sort()).toEqual(['refund bot', null].sort())
    expect((await read({ person: operator.person.id })).total.tasks).toBe(1)
  })

  test('nothing at all: zeros for every day, null where nothing can be divided', async () => {
    const seen = await read({ from: '2024-02-28', to: '2024-03-01' })
    expect(seen.by_day.map(({ date, tasks }) => [date, tasks])).toEqual([
      ['2024-02-28', 0],
      ['2024-02-29', 0],
      ['2024-03-01', 0],
    ])
    expect(seen).toMatchObject({ total: { tasks: 0, timeout_rate: null, decide_seconds: null }, by_kind: { rows: [], more: 0 } })
  })

  test('of 60 kinds, 50 are rows and the rest is said to be there', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => ask({ task_metadata: { kind: `kind ${index}` } })))
    const { by_kind } = await read()
    expect([by_kind.rows.length, by_kind.more]).toEqual([50, 10])
  })

  test('a deleted task is gone at once, also from an hour that is packed', async () => {
    const [id, other] = [await ask(), await ask()]
    await pool().query(`UPDATE tasks SET created_at = now() - interval '5 hours', status = 'cancelled' WHERE id = ANY($1)`, [[id, other]])
    await packHours(ENOUGH)
    expect((await read()).total.cancelled).toBe(2)
    await deleteTask(AGENT, id)
    expect((await read()).total.cancelled).toBe(1)
    expect(await packHours(ENOUGH)).toBe(1)
    expect((await read()).total.cancelled).toBe(1)
  })
})

test('what a pool that is gone was asked is of no pool, in packed hours too', async () => {
  await pool().query(`INSERT INTO pools (id, name) VALUES ('00000000000000000000000000000003', 'three')`)
  await insertPast([{ ...OPEN, status: 'cancelled', pool: '00000000000000000000000000000003', asked: 300 }], 'a')
  await packHours(ENOUGH)
  expect((await read()).by_pool.rows.map(({ name }) => name)).toEqual(['three'])
  await deletePool(AGENT, '00000000000000000000000000000003')
  expect((await read()).by_pool.rows.map(({ id }) => id)).toEqual([null])
  expect(await packHours(ENOUGH)).toBe(1)
  expect((await read()).by_pool.rows.map(({ id }) => id)).toEqual([null])
})

describe('packing', () => {
  test('an hour is packed once it is over, and again only when half of what was open has ended', async () => {
    await insertPast(
      Array.from({ length: 4 }, () => ({ ...OPEN, asked: 130 })),
      'a',
    )
    await insertPast([{ ...OPEN, asked: 0 }], 'b')
    expect(await packHours(ENOUGH)).toBe(1)
    await pool().query(`UPDATE tasks SET status = 'cancelled' WHERE id = 'a1'`)
    expect(await packHours(ENOUGH)).toBe(0)
    await pool().query(`UPDATE tasks SET status = 'cancelled' WHERE id = 'a2'`)
    expect(await packHours(ENOUGH)).toBe(1)
    expect(await packHours(ENOUGH)).toBe(0)
    const { rows } = await pool().query('SELECT statuses, unpacked FROM analytics_hours')
    expect(rows).toEqual([{ statuses: [0, 0, 2, 0], unpacked: ['a3', 'a4'] }])
  })

  test('two at once pack each hour once', async () => {
    await insertPast(
      Array.from({ length: 30 }, (_, index) => ({ ...OPEN, asked: 120 + index * 60 })),
      'a',
    )
    await Promise.all([packHours(ENOUGH), packHours(ENOUGH)])
    await packHours(ENOUGH)
    const { rows } = await pool().query('SELECT count(*)::int AS hours, sum(cardinality(unpacked))::int AS tasks FROM analytics_hours')
    expect(rows).toEqual([{ hours: 30, tasks: 30 }])
  })
})

describe('refuses', () => {
  test('reviewers, and keys that may not read the system', async () => {
    const reviewer = await someone('reviewer')
    await expect(readAnalytics(reviewer, analyticsQuery.parse({}))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('a time zone that nobody knows, with its name', async () => {
    await expect(read({ time_zone: 'Europe/Atlantis' })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('Europe/Atlantis'),
    })
  })

  test.each([
    { from: '2026-01-01' },
    { from: '2026-02-01', to: '2026-01-01' },
    { from: '2024-01-01', to: '2026-01-01' },
    { from: '01.01.2026', to: '2026-01-02' },
    { days: 0 },
    { time_zone: '+01:00' },
  ])('%o', (query) => {
    expect(analyticsQuery.safeParse(query).success).toBe(false)
  })
})

const OPEN = {
  status: 'created' as const,
  claimed: null,
  ended: 0,
  defaulted: false,
  pool: null,
  person: null,
  channel: 'dashboard',
  agent: null,
  kind: 'refund',
}
