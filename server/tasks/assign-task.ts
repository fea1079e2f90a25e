import { prepared } from '#server/db/prepared.ts'
import type { Tx } from '#server/db/tx.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { newId } from '#server/domain/ids.ts'

type Candidate = { id: string; email: string | null }
type Offer = { user_id?: string; email?: string; pool_id?: string; role_id?: string; reason: string }

/** Locked against somebody who deactivates or deletes them meanwhile: they wait for this task, or are not found here. */
const PEOPLE = `SELECT id, email FROM users WHERE active AND (lower(email) = ANY($1) OR id = ANY($2) OR slack_user_id = ANY($3)) FOR KEY SHARE`

/** One routing at a time for a group, held to the end of the transaction: tasks created at the same moment go to different people. */
const TAKE_TURNS = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'

/** Least recently assigned first. Whoever is deactivated at that moment gets nothing; the task is then open to the group. */
const NEXT_IN_GROUP = `UPDATE users SET last_assigned_at = clock_timestamp() WHERE active AND id = (
    SELECT u.id FROM users u WHERE u.active AND u.id <> ALL($4) AND ($3::text IS NULL OR u.access_level = $3)
      AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id AND r.name = $1))
      AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM user_pools up JOIN pools p ON p.id = up.pool_id WHERE up.user_id = u.id AND p.name = $2))
    ORDER BY u.last_assigned_at NULLS FIRST, u.created_at, u.id LIMIT 1)
  RETURNING id, email`

const GROUPS = `SELECT r.id AS role_id, NULL AS pool_id FROM roles r WHERE r.name = $1 UNION ALL SELECT NULL, p.id FROM pools p WHERE p.name = $2`

const HOLD = 'UPDATE tasks SET assigned_to_user_id = $2, assigned_to_email = $3 WHERE id = $1'

const FOLLOW = 'UPDATE tasks SET pool_id = $2 WHERE id = $1'

const OFFER = `INSERT INTO assignments (id, task_id, user_id, email, pool_id, role_id, state, reason)
  SELECT o.id, $1, o.user_id, o.email, o.pool_id, o.role_id, 'offered', o.reason
  FROM jsonb_to_recordset($2::jsonb) AS o (id text, user_id text, email text, pool_id text, role_id text, reason text)
  WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = $1 AND a.state IN ('offered', 'claimed')
    AND (a.user_id, a.email, a.pool_id, a.role_id) IS NOT DISTINCT FROM (o.user_id, o.email, o.pool_id, o.role_id))`

async function offer(tx: Tx, taskId: string, offers: Offer[]): Promise<void> {
  if (offers.length === 0) return
  await tx.query(prepared(OFFER, [taskId, JSON.stringify(offers.map((each) => ({ id: newId(), ...each })))]))
}

/** One person: theirs. Several: offered to each, the first to claim holds it. An unknown address keeps its place. */
async function assignPeople(tx: Tx, taskId: string, wanted: Extract<Wanted, { kind: 'people' }>): Promise<void> {
  const { rows } = await tx.query<Candidate>(prepared(PEOPLE, [wanted.emails, wanted.userIds, wanted.slackUserIds]))
  const known = new Set(rows.map(({ email }) => email?.toLowerCase()))
  const strangers = [...new Set(wanted.emails)].filter((email) => !known.has(email))
  const offers = [...rows.map(({ id }) => ({ user_id: id, reason: 'person' })), ...strangers.map((email) => ({ email, reason: 'email' }))]
  await offer(tx, taskId, offers)
  if (offers.length === 1) await tx.query(prepared(HOLD, [taskId, rows[0]?.id ?? null, rows[0]?.email ?? strangers[0] ?? null]))
}

async function assignGroup(tx: Tx, taskId: string, wanted: Extract<Wanted, { kind: 'group' }>): Promise<void> {
  await tx.query(TAKE_TURNS, [`route:${wanted.role}:${wanted.pool}:${wanted.accessLevel}`])
  const groups = await tx.query<{ role_id: string | null; pool_id: string | null }>(GROUPS, [wanted.role, wanted.pool])
  const followed = groups.rows.find(({ pool_id }) => pool_id)
  if (followed) await tx.query(FOLLOW, [taskId, followed.pool_id])
  const { rows } = await tx.query<Candidate>(NEXT_IN_GROUP, [wanted.role, wanted.pool, wanted.accessLevel, wanted.except ?? []])
  const chosen = rows[0]
  // Where several conditions must hold together, membership of one group alone must not open the task to everyone in it.
  const alone = [wanted.role, wanted.pool, wanted.accessLevel].filter(Boolean).length === 1
  const open = alone ? groups.rows : []
  const offers: Offer[] = open.map(({ role_id, pool_id }) =>
    role_id ? { role_id, reason: 'role' } : { pool_id: pool_id ?? '', reason: 'pool' },
  )
  if (chosen) offers.push({ user_id: chosen.id, reason: 'least recently assigned' })
  await offer(tx, taskId, offers)
  if (chosen) await tx.query(prepared(HOLD, [taskId, chosen.id, chosen.email]))
}

/** Routes a new task. False when nobody in particular is wanted: it is open, and operators see it. */
export async function assignTask(tx: Tx, taskId: string, wanted: Wanted): Promise<boolean> {
  if (wanted.kind === 'nobody') return false
  await (wanted.kind === 'people' ? assignPeople(tx, taskId, wanted) : assignGroup(tx, taskId, wanted))
  return true
}
