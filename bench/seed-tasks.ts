import type pg from 'pg'

/** Of the rows of `tasks` below: who is asked what. The rest is nobody's. */
const EVERY = { mine: 500, offered: 700 }

/** Open tasks with deadlines in a month, asked over the last 30 days; every tenth has been answered. */
const TASKS = `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds,
    timeout_at, created_at, completed_at, assigned_to_user_id)
  SELECT lpad(to_hex(n), 32, '0'), 'bench-' || n, '', 'Approve refund ' || n || ' of order A-' || n * 7, json_build_object('amount', n, 'customer', 'customer ' || n),
    '{}', '{"type":"object","properties":{"approved":{"type":"boolean"}}}', CASE WHEN n % 10 = 0 THEN 'completed' ELSE 'created' END, 2592000,
    now() + interval '30 days', now() - random() * interval '30 days', CASE WHEN n % 10 = 0 THEN now() END,
    CASE WHEN n % ${EVERY.mine} = 0 THEN $3 END
  FROM generate_series($1::int, $2::int) AS n`

const OFFERS = `INSERT INTO assignments (id, task_id, user_id, state, reason)
  SELECT 'a' || id, id, $1, 'offered', 'user' FROM tasks WHERE ('x' || right(id, 8))::bit(32)::int % ${EVERY.offered} = 1 ON CONFLICT DO NOTHING`

/** The search index is filled afterwards, in a fraction of the time. */
const SEARCH = { drop: 'DROP INDEX tasks_searched_trgm_idx', name: 'tasks_searched_trgm_idx' }

export type Crowd = { operatorId: string; reviewerId: string }

/** Fills the table up to `total` tasks, some of them the operator's and some offered to the reviewer. */
export async function seedTasks(sql: pg.Pool, { from, total }: { from: number; total: number }, crowd: Crowd): Promise<void> {
  const { rows } = await sql.query<{ indexdef: string }>('SELECT indexdef FROM pg_indexes WHERE indexname = $1', [SEARCH.name])
  await sql.query(SEARCH.drop)
  await sql.query(TASKS, [from + 1, total, crowd.operatorId])
  await sql.query(rows[0]?.indexdef ?? '')
  await sql.query(OFFERS, [crowd.reviewerId])
  await sql.query('VACUUM ANALYZE tasks, assignments')
}
