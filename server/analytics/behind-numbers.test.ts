import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnalyticsMeasures, analyticsQuery } from '#contract/analytics.ts'
import type { Counted } from '#contract/inbox.ts'
import { inboxQuery } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { listInbox } from '#server/tasks/list-inbox.ts'
import { AGENT, someone } from '#server/tasks/test-tasks.ts'
import { DIMENSIONS } from './facts.ts'
import { clearHistory, insertPast, past } from './history.fixture.ts'
import { packHours } from './pack-hours.ts'
import { readAnalytics } from './read-analytics.ts'

await useTestDatabase()

const olga = await someone('operator')

/** Milliseconds, for packing whatever there is. */
const ENOUGH = 60_000

/** How many the list behind a number has. */
async function behind(place: Record<string, unknown>): Promise<number> {
  return (await listInbox(olga, inboxQuery.parse({ tab: 'any', limit: 100, ...place }))).tasks.length
}

const numbersOf = (each: AnalyticsMeasures): [Counted | undefined, number][] => [
  [undefined, each.tasks],
  ['completed', each.completed],
  ['defaulted', each.defaulted],
  ['timed_out', each.timed_out],
  ['cancelled', each.cancelled],
  ['rejected', each.rejected],
  ['open', each.open],
  ['ended', each.tasks - each.open],
  ['missed', each.timed_out + each.defaulted],
]

/** The numbers of which the list behind is of another length. */
async function wrong(each: AnalyticsMeasures, place: Record<string, unknown>): Promise<unknown[]> {
  const found: unknown[] = []
  for (const [counted, number] of numbersOf(each)) {
    const tasks = await behind({ ...place, counted })
    if (tasks !== number) found.push({ ...place, counted, number, tasks })
  }
  const claimed = await behind({ ...place, counted: 'claimed' })
  if (claimed > 0 !== (each.claim_seconds !== null)) found.push({ ...place, claimed })
  return found
}

test('whatever the history, the list behind a number has that many tasks', async () => {
  await pool().query(`INSERT INTO pools (id, name) VALUES ('p1', 'one'), ('p2', 'two')`)
  await fc.assert(
    fc.asyncProperty(fc.array(past, { maxLength: 60 }), fc.constantFrom('UTC', 'Asia/Kolkata'), async (history, zone) => {
      await clearHistory()
      await insertPast(history, 'a')
      await packHours(ENOUGH)
      const seen = await readAnalytics(AGENT, analyticsQuery.parse({ time_zone: zone, days: 40 }))
      const range = { from: seen.from, to: seen.to, zone }
      const found = await wrong(seen.total, range)
      for (const day of seen.by_day.filter(({ tasks }) => tasks > 0).slice(-2))
        found.push(...(await wrong(day, { ...range, from: day.date, to: day.date })))
      for (const dimension of DIMENSIONS)
        for (const row of seen[`by_${dimension}`].rows)
          found.push(...(await wrong(row, { ...range, [`by_${dimension}`]: row.id ?? 'none' })))
      expect(found).toEqual([])
    }),
    { numRuns: 8 },
  )
}, 120_000)
