import fc from 'fast-check'
import { pool } from '#server/db/client.ts'
import type { Dimension } from './facts.ts'

/** Tasks as they could have come to be, written straight into the tables: 40 days cannot be waited for. */
export type Past = {
  /** Minutes before now. */
  asked: number
  status: 'created' | 'in_progress' | 'completed' | 'timed_out' | 'cancelled' | 'verification_exhausted'
  /** Seconds after it was asked. */
  claimed: number | null
  ended: number
  defaulted: boolean
  pool: string | null
  person: string | null
  channel: string
  agent: string | null
  kind: string
}

const DAYS = 40

export const past: fc.Arbitrary<Past> = fc.record({
  asked: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: DAYS * 1_440 })),
  status: fc.constantFrom(
    'created',
    'in_progress',
    'completed',
    'completed',
    'completed',
    'timed_out',
    'cancelled',
    'verification_exhausted',
  ),
  claimed: fc.option(fc.integer({ min: 0, max: 100_000 })),
  // The last is more than what can be packed.
  ended: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 400_000 }), fc.constant(5_000_000)),
  defaulted: fc.boolean(),
  pool: fc.option(fc.constantFrom('p1', 'p2')),
  person: fc.option(fc.constantFrom('u1', 'u2', 'outside@example.com')),
  channel: fc.constantFrom('dashboard', 'slack'),
  agent: fc.option(fc.constantFrom('k1', 'k2')),
  kind: fc.constantFrom('refund', 'wire', 'Ship order 17?'),
})

const INSERT = `WITH given AS (SELECT row_number() OVER () AS n, now() - make_interval(mins => asked) AS at, p.*
    FROM jsonb_to_recordset($1::jsonb) AS p (asked int, status text, claimed int, ended int, defaulted bool, pool text, person text, channel text, agent text, kind text)),
  made AS (INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at, created_at,
      completed_at, timed_out_at, completed_by_user_id, completed_by_email, completed_via_channel, pool_id, created_by_key_id)
    SELECT $2 || n, $2 || n, '', kind, '{}', '{}', '{}', status, 60, at, at, CASE WHEN status = 'completed' THEN at + make_interval(secs => ended) END,
      CASE WHEN status = 'timed_out' OR (status = 'completed' AND defaulted) THEN at + make_interval(secs => ended) END,
      CASE WHEN status = 'completed' AND person NOT LIKE '%@%' THEN person END, CASE WHEN status = 'completed' AND person LIKE '%@%' THEN person END,
      CASE WHEN status = 'completed' THEN channel END, pool, agent FROM given)
  INSERT INTO events (id, task_id, action, to_status, actor_type, created_at)
    SELECT $2 || n || e, $2 || n, 'claimed', 'in_progress', 'human', at + make_interval(secs => claimed + e * 60) FROM given, generate_series(0, 1) AS e
    WHERE claimed IS NOT NULL`

export async function insertPast(all: readonly Past[], prefix: string): Promise<void> {
  await pool().query(INSERT, [JSON.stringify(all), prefix])
}

export async function clearHistory(): Promise<void> {
  await pool().query('TRUNCATE tasks, events, analytics_hours CASCADE')
}

const COLUMNS: Record<Dimension, string> = {
  pool: 'pool_id',
  person: 'COALESCE(completed_by_user_id, completed_by_email)',
  channel: 'completed_via_channel',
  agent: 'created_by_key_id',
  kind: 'kind',
}

export type Naive = { key: string | null; tasks: number; counts: Record<string, number>; claim: number[] | null; decide: number[] | null }

/** The same question, asked of the tables task by task, in a way that is easily seen to be right. Seconds are exact. */
export async function countNaively(
  by: Dimension | 'day' | 'all',
  range: { from: string; to: string; zone: string; where?: string },
): Promise<Naive[]> {
  const key = by === 'day' ? `to_char(created_at AT TIME ZONE $3, 'YYYY-MM-DD')` : by === 'all' ? 'NULL::text' : COLUMNS[by]
  const { rows } = await pool().query<Naive>(
    `WITH seen AS (SELECT *, (SELECT min(e.created_at) FROM events e WHERE e.task_id = t.id AND action = 'claimed') - created_at AS claim,
        CASE WHEN status = 'completed' AND timed_out_at IS NULL THEN completed_at - created_at END AS decide,
        CASE WHEN status = 'completed' AND timed_out_at IS NOT NULL THEN 'defaulted' WHEN status = 'verification_exhausted' THEN 'rejected'
          WHEN status IN ('created', 'in_progress') THEN 'open' ELSE status END AS outcome, ${key} AS key
      FROM tasks t WHERE created_at >= $1::timestamp AT TIME ZONE $3 AND created_at < ($2::timestamp + interval '1 day') AT TIME ZONE $3 AND ${range.where ?? 'true'})
    SELECT key, count(*)::int AS tasks, (SELECT json_object_agg(outcome, n) FROM (SELECT outcome, count(*) AS n FROM seen s WHERE s.key IS NOT DISTINCT FROM seen.key
        GROUP BY 1) AS o) AS counts,
      percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM claim)::float8) FILTER (WHERE claim IS NOT NULL) AS claim,
      percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM decide)::float8) FILTER (WHERE decide IS NOT NULL) AS decide
    FROM seen GROUP BY key ORDER BY count(*) DESC, key`,
    [range.from, range.to, range.zone],
  )
  return rows
}
