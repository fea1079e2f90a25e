import type pg from 'pg'

export const STAFF = { people: 300, pools: 3, agents: 5, kinds: 8 }

const PEOPLE = `INSERT INTO users (id, email, display_name, is_operator, updated_at)
  SELECT 'u' || n, 'u' || n || '@example.com', 'Person ' || n, n = 1, now() FROM generate_series(1, ${STAFF.people}) AS n`
const POOLS = `INSERT INTO pools (id, name) SELECT 'p' || n, 'pool ' || n FROM generate_series(1, ${STAFF.pools}) AS n`
const AGENTS = `INSERT INTO api_keys (id, name, prefix, hash, scopes) SELECT 'k' || n, 'agent ' || n, 'ah_', 'k' || n, '{}' FROM generate_series(1, ${STAFF.agents}) AS n`

/**
 * Asked evenly over the last days; of a hundred, 80 were answered within an hour or so, 6 timed out, 4 defaulted, 5 were cancelled,
 * and 5 of the last day's are open, fewer and fewer of those before: 3 in 1,000 of all.
 */
const TASKS = `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, task_metadata, status, timeout_seconds,
    timeout_at, created_at, completed_at, timed_out_at, completed_by_user_id, completed_via_channel, pool_id, created_by_key_id)
  SELECT lpad(to_hex(n), 32, '0'), 'history-' || n, '', 'Approve refund ' || n || ' of order A-' || n * 7,
    json_build_object('amount', n, 'customer', md5(n::text)), '{}', '{"type":"object","properties":{"approved":{"type":"boolean"}}}',
    json_build_object('kind', 'kind ' || n % ${STAFF.kinds}), status, 86400, created + interval '1 day', created,
    CASE WHEN status = 'completed' THEN created + took END, CASE WHEN late THEN created + interval '1 day' END,
    CASE WHEN status = 'completed' AND NOT late THEN 'u' || 1 + n % ${STAFF.people} END,
    CASE WHEN late AND status = 'completed' THEN 'on_timeout' WHEN status = 'completed' THEN (ARRAY['dashboard', 'dashboard', 'slack', 'api'])[1 + n % 4] END,
    'p' || 1 + n % ${STAFF.pools}, CASE WHEN n % 6 > 0 THEN 'k' || n % 6 END
  FROM (SELECT n, created, fate IN ('timed_out', 'defaulted') AND created < now() - interval '1 day' AS late,
      make_interval(secs => least(86000, 600 * exp(1.2 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())))) AS took,
      CASE WHEN fate = 'open' AND random() < 3600.0 / extract(epoch FROM now() - created + interval '1 hour') THEN 'created' WHEN fate = 'open' THEN 'completed'
        WHEN fate IN ('timed_out', 'defaulted') AND created > now() - interval '1 day' THEN 'cancelled' WHEN fate = 'defaulted' THEN 'completed' ELSE fate END AS status
    FROM (SELECT n, now() - random() * make_interval(days => $2) AS created,
        CASE WHEN n % 100 < 80 THEN 'completed' WHEN n % 100 < 86 THEN 'timed_out' WHEN n % 100 < 90 THEN 'defaulted' WHEN n % 100 < 95 THEN 'cancelled' ELSE 'open' END AS fate
      FROM generate_series(1, $1::int) AS n) AS asked) AS ended`

const CLAIMS = `INSERT INTO events (id, task_id, action, to_status, actor_type, created_at)
  SELECT id, id, 'claimed', 'in_progress', 'human', created_at + (completed_at - created_at) * 0.6 FROM tasks WHERE completed_by_user_id IS NOT NULL`

/** Fills an empty database with `total` tasks of the last `days` days and the people who answered them. */
export async function seedHistory(sql: pg.Pool, { total, days }: { total: number; days: number }): Promise<void> {
  for (const statement of [PEOPLE, POOLS, AGENTS]) await sql.query(statement)
  const { rows } = await sql.query<{ indexdef: string }>(`SELECT indexdef FROM pg_indexes WHERE indexname = 'tasks_searched_trgm_idx'`)
  await sql.query('DROP INDEX tasks_searched_trgm_idx')
  await sql.query(TASKS, [total, days])
  await sql.query(rows[0]?.indexdef ?? '')
  await sql.query(CLAIMS)
  await sql.query('VACUUM ANALYZE tasks, events')
}
