import { analyticsQuery } from '#contract/analytics.ts'
import { packHours } from '#server/analytics/pack-hours.ts'
import { readAnalytics } from '#server/analytics/read-analytics.ts'
import { readStats } from '#server/analytics/read-stats.ts'

/** A process that answers questions about one database, one at a time, as it is told, and says how long each took: on the clock, and of this process's CPU. */
const ADMIN = { kind: 'admin' as const }
const analytics = (query: Record<string, unknown>) => readAnalytics(ADMIN, analyticsQuery.parse(query))

const QUESTIONS: Record<string, () => Promise<unknown>> = {
  pack: () => packHours(600_000),
  stats: () => readStats(ADMIN, 30),
  analytics: () => analytics({}),
  'analytics, 7 days': () => analytics({ days: 7 }),
  'analytics, one pool': () => analytics({ pool: 'p1' }),
  'analytics, one person': () => analytics({ person: 'u7' }),
  // What a route adds: judging the answer by its schema, and writing it as text.
  'GET /api/stats/analytics': async () => JSON.stringify(await analytics({ time_zone: 'Europe/Vienna' })),
}

process.on('message', (name: string) => {
  const asked = performance.now()
  const before = process.cpuUsage()
  void QUESTIONS[name]?.().then(() => {
    const { user, system } = process.cpuUsage(before)
    process.send?.({ ms: performance.now() - asked, cpu: (user + system) / 1_000 })
  })
})
process.once('disconnect', () => process.exit(0))
