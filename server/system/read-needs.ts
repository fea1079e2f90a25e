import type { z } from 'zod'
import type { DeskNeeds, unaskedTask } from '#contract/desk.ts'
import { pool } from '#server/db/client.ts'
import { singleton } from '#server/db/singleton.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { hasDeclined } from '#server/tasks/asked.ts'
import { NOT_ENDED } from '#server/tasks/ended.ts'

/** "99+" is as much as a badge says. */
const COUNT_TO = 100

/** Days after which a delivery that was given up is history: nobody can do anything about a receiver that is gone, and a badge that never goes is not looked at. */
const DELIVERY_DAYS = 7

/** Open tasks looked through, newest first, and failed notices: what counts is answered within some tens of milliseconds however many tasks wait. */
const LOOK_AT = 1_000
const NOTICES = 1_000

/** Milliseconds for which a count is told again: every operator's window asks twice a minute, and on every page. */
const FRESH = 10_000

/** Somebody, or some address, still has it before them: a pool or role without an active person, or in which all have declined, is nobody. */
const REACHES = `EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = t.id AND a.state IN ('offered', 'claimed') AND (a.email IS NOT NULL
    OR EXISTS (SELECT 1 FROM users u WHERE u.active AND u.id = a.user_id)
    OR EXISTS (SELECT 1 FROM user_pools m JOIN users u ON u.id = m.user_id WHERE u.active AND m.pool_id = a.pool_id AND NOT ${hasDeclined('u.id')})
    OR EXISTS (SELECT 1 FROM user_roles m JOIN users u ON u.id = m.user_id WHERE u.active AND m.role_id = a.role_id AND NOT ${hasDeclined('u.id')})))`

/** Meant for somebody: a task without `assign_to` is the operators' own, and in their inbox. */
const UNASKED = `(SELECT t.id, t.task, t.assign_to, t.created_at FROM (SELECT * FROM tasks t WHERE ${NOT_ENDED} ORDER BY t.created_at DESC, t.id DESC LIMIT ${LOOK_AT}) AS t
  WHERE t.assigned_to_user_id IS NULL AND t.assigned_to_email IS NULL AND t.assign_to IS NOT NULL AND t.assign_to::text NOT IN ('{}', 'null')
    AND NOT ${REACHES} LIMIT ${COUNT_TO})`

const NEEDS = `SELECT
  (SELECT count(*)::int FROM (SELECT 1 FROM webhook_deliveries WHERE status <> 'succeeded' AND status = 'abandoned' AND body IS NOT NULL
    AND updated_at > now() - make_interval(days => ${DELIVERY_DAYS}) LIMIT ${COUNT_TO}) AS found) AS deliveries,
  (SELECT count(*)::int FROM (SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts >= max_attempts LIMIT ${COUNT_TO}) AS found) AS jobs,
  (SELECT count(DISTINCT e.task_id)::int FROM (SELECT * FROM events WHERE action = 'notification_failed' ORDER BY created_at DESC, seq DESC LIMIT ${NOTICES}) AS e
    JOIN tasks t ON t.id = e.task_id WHERE ${NOT_ENDED}
      AND NOT EXISTS (SELECT 1 FROM events r WHERE r.task_id = e.task_id AND r.action = 'notification_retried' AND r.seq > e.seq)) AS notifications,
  (SELECT count(*)::int FROM ${UNASKED} AS found) AS unasked`

const kept = () => singleton('desk-needs', () => ({ at: 0, read: undefined as Promise<DeskNeeds> | undefined }))

/** Counts at most every ten seconds, and once for all who ask meanwhile. `fresh` for whoever has just changed something. */
async function count(fresh: boolean): Promise<DeskNeeds> {
  const state = kept()
  if (state.read && !fresh && Date.now() - state.at < FRESH) return state.read
  state.at = Date.now()
  const read = pool()
    .query<DeskNeeds>(NEEDS)
    .then(({ rows }) => rows[0] as DeskNeeds)
  state.read = read
  // What failed is not told again.
  read.catch(() => (state.read = undefined))
  return read
}

/** What waits for an operator. */
export async function readNeeds(caller: Caller, { fresh = false } = {}): Promise<DeskNeeds> {
  assertMay(caller, 'system:read')
  return count(fresh)
}

type Unasked = Omit<z.infer<typeof unaskedTask>, 'assign_to' | 'created_at'> & { assign_to: unknown; created_at: Date }

/** The tasks that nobody is asked, newest first. */
export async function listUnasked(caller: Caller): Promise<z.infer<typeof unaskedTask>[]> {
  assertMay(caller, 'task:list')
  assertMay(caller, 'system:read')
  const { rows } = await pool().query<Unasked>(`SELECT * FROM ${UNASKED} AS found ORDER BY created_at DESC, id DESC`)
  return rows.map((row) => ({ ...row, assign_to: JSON.stringify(row.assign_to), created_at: row.created_at.toISOString() }))
}
