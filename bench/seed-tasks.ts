import type pg from 'pg'

/** Who else is there, in as many pools, with a third of the tasks in their hands or answered by them and a seventh offered to a pool. */
const OTHERS = { people: 298, pools: 10 }

/**
 * The operator holds a few hundred of every size, the reviewer is asked as many in both: their page takes as long as they have
 * tasks, and the question is whether it takes longer because others have them. The rest is nobody's.
 */
const OFFERED = 40

/** Open tasks with deadlines in a month, asked over the last 30 days; every tenth has been answered. */
const TASKS = `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds,
    timeout_at, created_at, completed_at, completed_by_user_id, assigned_to_user_id)
  SELECT lpad(to_hex(n), 32, '0'), 'bench-' || n, '', 'Approve refund ' || n || ' of order A-' || n * 7, json_build_object('amount', n, 'customer', md5(n::text)),
    '{}', '{"type":"object","properties":{"approved":{"type":"boolean"}}}', CASE WHEN n % 10 = 0 THEN 'completed' ELSE 'created' END, 2592000,
    now() + interval '30 days', now() - random() * interval '30 days', CASE WHEN n % 10 = 0 THEN now() END,
    CASE WHEN n % 10 = 0 THEN 'u' || 1 + n % ${OTHERS.people} END, CASE WHEN n <= 400 OR n % 5000 = 1 THEN $3 WHEN n % 3 = 0 THEN 'u' || 1 + n % ${OTHERS.people} END
  FROM generate_series($1::int, $2::int) AS n`

const OFFERS = `INSERT INTO assignments (id, task_id, user_id, state, reason)
  SELECT 'a' || id, id, $1, 'offered', 'user' FROM tasks WHERE id > lpad(to_hex(400), 32, '0') ORDER BY id LIMIT ${OFFERED} ON CONFLICT DO NOTHING`

const POOL_OFFERS = `INSERT INTO assignments (id, task_id, pool_id, state, reason)
  SELECT 'p' || id, id, 'p' || 1 + n % ${OTHERS.pools}, 'offered', 'pool' FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM tasks) AS t WHERE n % 7 = 0`

/** The search index is filled afterwards, in a fraction of the time. */
const SEARCH = { drop: 'DROP INDEX tasks_searched_trgm_idx', name: 'tasks_searched_trgm_idx' }

export const CROWD = { operatorId: 'olga', reviewerId: 'rita' }

const PEOPLE = `INSERT INTO users (id, email, display_name, is_operator, updated_at)
  SELECT id, id || '@example.com', id, id = $1, now() 
  FROM (SELECT unnest(ARRAY[$1, $2]) UNION ALL SELECT 'u' || n FROM generate_series(1, ${OTHERS.people}) AS n) AS person (id)`
const POOLS = `INSERT INTO pools (id, name) SELECT 'p' || n, 'pool ' || n FROM generate_series(1, ${OTHERS.pools}) AS n`
const MEMBERS = `INSERT INTO user_pools (user_id, pool_id) SELECT 'u' || n, 'p' || 1 + n % ${OTHERS.pools} FROM generate_series(1, ${OTHERS.people}) AS n`

/** Fills an empty database with `total` tasks, some of them the operator's and some offered to the reviewer. */
export async function seedTasks(sql: pg.Pool, total: number): Promise<void> {
  await sql.query(PEOPLE, [CROWD.operatorId, CROWD.reviewerId])
  for (const statement of [POOLS, MEMBERS]) await sql.query(statement)
  const { rows } = await sql.query<{ indexdef: string }>('SELECT indexdef FROM pg_indexes WHERE indexname = $1', [SEARCH.name])
  await sql.query(SEARCH.drop)
  await sql.query(TASKS, [1, total, CROWD.operatorId])
  await sql.query(rows[0]?.indexdef ?? '')
  await sql.query(OFFERS, [CROWD.reviewerId])
  await sql.query(POOL_OFFERS)
  await sql.query('VACUUM ANALYZE tasks, assignments')
}
