import { TERMINAL_STATUSES } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { FACT_COLUMNS, type FactRow, toFact } from './fact-sql.ts'
import { OUTCOMES, type Outcome, pack } from './facts.ts'

const HOUR = 3_600_000

/** Hours whose open tasks are looked at in one round. At a round a minute every hour of a month has its turn within a quarter of an hour. */
const LOOKED_AT = 50

/** What the packed facts call it, for `statuses`. A defaulted task is completed. */
const STATUS_OUTCOMES: Record<(typeof TERMINAL_STATUSES)[number], Outcome[]> = {
  completed: ['completed', 'defaulted'],
  timed_out: ['timed_out'],
  cancelled: ['cancelled'],
  verification_exhausted: ['rejected'],
}

/**
 * The first hour that is not packed and has tasks; null when it is not over yet. Over means that no transaction is under way that
 * began in it: a task is as old as the transaction that writes it, and nobody may put one into an hour that is packed.
 */
const NEXT = `WITH next AS (SELECT date_trunc('hour', min(created_at), 'UTC') AS hour FROM tasks
    WHERE created_at >= COALESCE((SELECT max(hour) + interval '1 hour' FROM analytics_hours), '-infinity'))
  SELECT hour FROM next WHERE hour + interval '1 hour' <= LEAST(now(),
    (SELECT min(xact_start) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND backend_type = 'client backend'))`

/** Another replica may be at it: then this one has nothing to do. */
const MINE = `SELECT pg_try_advisory_xact_lock(hashtextextended('analytics_hours', 0)) AS mine`

/** Whoever deletes a task of the hour waits until it is packed and then voids it; or has done so, and it is read without that task. */
const LOCK = 'LOCK TABLE analytics_hours IN SHARE ROW EXCLUSIVE MODE'

const FACTS = `SELECT ${FACT_COLUMNS} FROM tasks t WHERE t.created_at >= $1 AND t.created_at < $1::timestamptz + interval '1 hour' ORDER BY t.created_at`

const WRITE = `INSERT INTO analytics_hours (hour, statuses, names, facts, unpacked, left_out) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (hour) DO UPDATE SET statuses = excluded.statuses, names = excluded.names, facts = excluded.facts, unpacked = excluded.unpacked,
    left_out = excluded.left_out, version = excluded.version, checked_at = now()`

/** Void hours, and those of whose open tasks half have ended: so an hour is packed again no oftener than its tasks can be halved. */
const STALE = `WITH looked AS (
    UPDATE analytics_hours SET checked_at = now() WHERE hour IN (
      SELECT hour FROM analytics_hours WHERE facts IS NULL OR cardinality(unpacked) > left_out ORDER BY facts IS NULL DESC, checked_at LIMIT ${LOOKED_AT})
    RETURNING hour, facts IS NULL AS void, unpacked, left_out),
  counted AS (SELECT looked.*, (SELECT count(*) FROM tasks t WHERE t.id = ANY(unpacked) AND t.status = ANY($1)) - left_out AS ended FROM looked)
  SELECT hour FROM counted WHERE void OR (ended > 0 AND ended * 2 >= cardinality(unpacked) - left_out) ORDER BY hour`

async function packHour(tx: Tx, hour: Date): Promise<void> {
  await tx.query(LOCK)
  const { rows } = await tx.query<FactRow>({ text: FACTS, values: [hour], rowMode: 'array' })
  const facts = rows.map(toFact)
  const ended = facts.filter(({ outcome }) => outcome !== 'open')
  const open = facts.filter(({ outcome }) => outcome === 'open').map(({ id }) => id)
  const { bytes, names, outcomes, leftOut } = pack(ended, hour.getTime())
  const countOf = (outcome: Outcome) => outcomes.reduce((sum, each) => sum + (OUTCOMES[each] === outcome ? 1 : 0), 0)
  const statuses = TERMINAL_STATUSES.map((status) => STATUS_OUTCOMES[status].reduce((sum, outcome) => sum + countOf(outcome), 0))
  await tx.query(WRITE, [hour, statuses, JSON.stringify(names), bytes, [...open, ...leftOut], leftOut.length])
}

/** False when another replica is at it. */
function packAlone(hour: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<{ mine: boolean }>(MINE)
    if (rows[0]?.mine) await packHour(tx, hour)
    return rows[0]?.mine === true
  })
}

/**
 * Packs what is over, and packs again what has changed since, for `budget` milliseconds at most, and answers with how many hours
 * it packed. Statistics are right at any moment, packed or not; this is only what makes them fast.
 */
export async function packHours(budget: number): Promise<number> {
  const until = Date.now() + budget
  let packed = 0
  const stale = await pool().query<{ hour: Date }>(STALE, [TERMINAL_STATUSES])
  for (const { hour } of stale.rows) {
    if (Date.now() >= until || !(await packAlone(hour))) return packed
    packed += 1
  }
  while (Date.now() < until) {
    const { rows } = await pool().query<{ hour: Date }>(NEXT)
    const hour = rows[0]?.hour
    if (!hour || Date.now() - hour.getTime() < HOUR || !(await packAlone(hour))) break
    packed += 1
  }
  return packed
}
