import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Played } from './play.ts'

/**
 * Ninety days cannot be waited for: what the use-cases have made just now is put, by SQL and for local databases only, to where
 * the plan wants it. What is written stays as it was written; only times move.
 */
const PLAN = `CREATE TEMPORARY TABLE plan ON COMMIT DROP AS SELECT id, to_timestamp(created) AS created, to_timestamp(claimed) AS claimed,
    to_timestamp(ended) AS ended FROM json_to_recordset($1::json) AS p (id text, created float8, claimed float8, ended float8)`

const EVENTS = `WITH placed AS (
    SELECT e.id, plan.created, plan.claimed, plan.ended, e.action,
      row_number() OVER steps AS step, count(*) FILTER (WHERE e.action IN ('claimed', 'released')) OVER all_of AS moves,
      count(*) FILTER (WHERE e.action IN ('claimed', 'released')) OVER steps AS move
    FROM events e JOIN plan ON plan.id = e.task_id
    WINDOW all_of AS (PARTITION BY e.task_id), steps AS (PARTITION BY e.task_id ORDER BY e.seq))
  UPDATE events e SET created_at = COALESCE(CASE
      WHEN e.action = 'created' THEN created
      WHEN e.action IN ('claimed', 'released') THEN created + (claimed - created) * move / moves
      WHEN e.action IN ('notified', 'assigned', 'notification_failed') THEN created + interval '400 milliseconds' * step
      ELSE ended END, e.created_at)
    FROM placed WHERE placed.id = e.id`

/** The audit lists events by the order in which they were written down. */
const IN_ORDER = `WITH ordered AS (SELECT id, row_number() OVER (ORDER BY created_at, seq) AS place, min(seq) OVER () AS first FROM events
    WHERE task_id IN (SELECT id FROM plan))
  UPDATE events e SET seq = first + place - 1 FROM ordered WHERE ordered.id = e.id`

const OTHERS = [
  `UPDATE tasks t SET created_at = created, timeout_at = created + make_interval(secs => t.timeout_seconds), updated_at = COALESCE(ended, claimed, created),
     completed_at = CASE WHEN t.completed_at IS NOT NULL THEN ended END, timed_out_at = CASE WHEN t.timed_out_at IS NOT NULL THEN ended END,
     remind_at = NULL, escalate_at = NULL, claim_expires_at = NULL
   FROM plan WHERE plan.id = t.id`,
  `UPDATE assignments a SET created_at = created, updated_at = COALESCE(ended, claimed, created) FROM plan WHERE plan.id = a.task_id`,
  `UPDATE submissions s SET created_at = ended - CASE s.verdict WHEN 'invalid' THEN interval '40 seconds' ELSE '0' END, judged_at = ended
   FROM plan WHERE plan.id = s.task_id`,
  `UPDATE users u SET last_assigned_at = (SELECT max(a.created_at) FROM assignments a WHERE a.user_id = u.id), created_at = u.created_at - interval '100 days'
   WHERE u.id IN (SELECT user_id FROM user_pools)`,
  `UPDATE api_keys SET created_at = created_at - interval '95 days', last_used_at = now() - interval '3 minutes'`,
]

/** The pool that a task was put to, where routing has not written it down already. */
const POOLS = `UPDATE tasks t SET pool_id = a.pool_id FROM assignments a
  WHERE a.task_id = t.id AND a.pool_id IS NOT NULL AND t.pool_id IS NULL AND t.id IN (SELECT id FROM plan)`

async function moveBack(tx: Tx, played: readonly Played[]): Promise<void> {
  const seconds = (ms: number | null) => ms && ms / 1_000
  const plan = played.map(({ id, createdAt, claimedAt, endedAt }) => ({
    id,
    created: seconds(createdAt),
    claimed: seconds(claimedAt),
    ended: seconds(endedAt),
  }))
  await tx.query(PLAN, [JSON.stringify(plan)])
  for (const statement of [EVENTS, IN_ORDER, ...OTHERS, POOLS]) await tx.query(statement)
}

export function age(played: readonly Played[]): Promise<void> {
  return inTransaction((tx) => moveBack(tx, played))
}
