import { type AnalyticsGroups, type AnalyticsMeasures, type AnalyticsQuery, type AnalyticsResponse, NONE } from '#contract/analytics.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { type Dimension, DIMENSIONS } from './facts.ts'
import { loadFacts } from './load-facts.ts'
import { type Filters, type Measures, tally, type Tally } from './tally.ts'

/** Rows a table: what somebody looks through. */
const MOST_GROUPS = 50

/** The beginnings of the days in their time zone, which are not all 24 hours apart, and the end of the last. */
const DAYS = `WITH range AS (SELECT COALESCE($1::date, today - $3::int + 1) AS first, COALESCE($2::date, today) AS last
    FROM (SELECT (now() AT TIME ZONE $4)::date AS today) AS now)
  SELECT to_char(day, 'YYYY-MM-DD') AS date, (extract(epoch FROM day::timestamp AT TIME ZONE $4) * 1000)::float8 AS begins
  FROM range, generate_series(first::timestamp, last + 1, '1 day') AS day`

/** SQLSTATE invalid_parameter_value: for this statement, a time zone that Postgres does not know. */
const UNKNOWN_ZONE = '22023'

type Day = { date: string; begins: number }

async function daysOf({ from, to, days, time_zone: zone }: AnalyticsQuery): Promise<Day[]> {
  try {
    const { rows } = await pool().query<Day>(DAYS, [from ?? null, to ?? null, days, zone])
    return rows
  } catch (error) {
    if ((error as { code?: string }).code !== UNKNOWN_ZONE) throw error
    const msg = `There is no time zone ${zone}. Use a name of the IANA database, like Europe/Vienna.`
    throw new DomainError('VALIDATION_FAILED', `time_zone: ${msg}`, { detail: [{ type: 'value_error', loc: ['query', 'time_zone'], msg }] })
  }
}

function filtersOf(query: AnalyticsQuery): Filters {
  const given = DIMENSIONS.filter((dimension) => query[dimension])
  return Object.fromEntries(given.map((dimension) => [dimension, query[dimension] === NONE ? null : (query[dimension] ?? null)]))
}

function toMeasures({ claim, decide, ...counts }: Measures): AnalyticsMeasures {
  const late = counts.timed_out + counts.defaulted
  const ended = late + counts.completed + counts.rejected
  return { ...counts, timeout_rate: ended === 0 ? null : late / ended, claim_seconds: claim, decide_seconds: decide }
}

const NAMES = `SELECT 'pool' AS dimension, id, name FROM pools WHERE id = ANY($1)
  UNION ALL SELECT 'person', id, COALESCE(display_name, email) FROM users WHERE id = ANY($2)
  UNION ALL SELECT 'agent', id, name FROM api_keys WHERE id = ANY($3)`

/** Ids as people know them. Channels and kinds are words already. */
async function namesOf({ by }: Tally): Promise<(dimension: Dimension, id: string | null) => string | null> {
  const idsOf = (dimension: Dimension) => by[dimension].rows.flatMap(({ name }) => name ?? [])
  const values = [idsOf('pool'), idsOf('person'), idsOf('agent')]
  const { rows } = await pool().query<{ dimension: string; id: string; name: string | null }>(NAMES, values)
  const names = new Map(rows.map(({ dimension, id, name }) => [`${dimension}:${id}`, name]))
  return (dimension, id) => {
    if (id === null || dimension === 'channel' || dimension === 'kind') return id
    // Whoever answered by email has no account, only an address.
    return names.get(`${dimension}:${id}`) ?? (dimension === 'person' && id.includes('@') ? id : null)
  }
}

/**
 * What was asked within the days, how it ended and how long that took: in all, by day, and by pool, person, channel, agent and
 * kind. Throws FORBIDDEN, and VALIDATION_FAILED for a time zone that nobody knows.
 */
export async function readAnalytics(caller: Caller, query: AnalyticsQuery): Promise<AnalyticsResponse> {
  assertMay(caller, 'stats:read')
  const days = await daysOf(query)
  const begins = days.map((day) => day.begins)
  const dates = days.slice(0, -1).map(({ date }) => date)
  const parts = await loadFacts({ from: begins[0] ?? 0, to: begins.at(-1) ?? 0 })
  const counted = tally({ parts, days: begins, filters: filtersOf(query) }, MOST_GROUPS)
  const nameOf = await namesOf(counted)
  const groups = (dimension: Dimension): AnalyticsGroups => {
    const { rows, more } = counted.by[dimension]
    return { rows: rows.map(({ name: id, ...measures }) => ({ id, name: nameOf(dimension, id), ...toMeasures(measures) })), more }
  }
  return {
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
    time_zone: query.time_zone,
    total: toMeasures(counted.total),
    by_day: counted.byDay.map((measures, day) => ({ date: dates[day] ?? '', ...toMeasures(measures) })),
    by_pool: groups('pool'),
    by_person: groups('person'),
    by_channel: groups('channel'),
    by_agent: groups('agent'),
    by_kind: groups('kind'),
  }
}
