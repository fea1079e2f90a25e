import type { Assignees } from '#contract/moves.ts'
import { pool } from '#server/db/client.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { containing } from './conditions.ts'
import { NOT_ENDED } from './ended.ts'
import { loadTask } from './load-task.ts'
import { nameOf, timestamp } from './task-row.ts'

/** People, pools and roles that a search answers with: as many as fit a dialog. Typing more finds the others. */
const FOUND = 8

/**
 * SQL: whom the person `$1` may hand task `$2` to. Null as the person is somebody who may see everybody. For reviewers: those
 * they share a pool or role with, those pools and roles, whoever the task asks by name, and their substitute.
 */
const OF = {
  pool: `($1::text IS NULL OR EXISTS (SELECT 1 FROM user_pools mine WHERE mine.user_id = $1 AND mine.pool_id = g.id))`,
  role: `($1::text IS NULL OR EXISTS (SELECT 1 FROM user_roles mine WHERE mine.user_id = $1 AND mine.role_id = g.id))`,
  person: `u.active AND ($1::text IS NULL
    OR u.id IN (SELECT theirs.user_id FROM user_pools mine JOIN user_pools theirs USING (pool_id) WHERE mine.user_id = $1)
    OR u.id IN (SELECT theirs.user_id FROM user_roles mine JOIN user_roles theirs USING (role_id) WHERE mine.user_id = $1)
    OR u.id IN (SELECT a.user_id FROM assignments a WHERE a.task_id = $2 AND a.user_id IS NOT NULL)
    OR u.id = (SELECT me.substitute_id FROM users me WHERE me.id = $1))`,
}

const PEOPLE = `SELECT u.id AS user_id, ${nameOf('u', 'u.id')} AS name, u.email,
    CASE WHEN COALESCE(u.away_from, now()) <= now() AND u.away_until > now() THEN u.away_until END AS away_until,
    (SELECT count(*)::int FROM tasks t WHERE t.assigned_to_user_id = u.id AND ${NOT_ENDED}) AS holds
  FROM users u WHERE ${OF.person} AND u.id IS DISTINCT FROM $3
    AND concat_ws(' ', u.display_name, u.email, u.slack_user_id) ILIKE $4 ORDER BY lower(${nameOf('u', 'u.id')}), u.id LIMIT ${FOUND}`

const groups = (kind: 'pool' | 'role') => `SELECT g.name,
    (SELECT count(*)::int FROM user_${kind}s ug JOIN users u ON u.id = ug.user_id WHERE ug.${kind}_id = g.id AND u.active) AS people
  FROM ${kind}s g WHERE ${OF[kind]} AND g.name ILIKE $2 ORDER BY lower(g.name) LIMIT ${FOUND}`

type Found = { user_id: string; name: string; email: string | null; away_until: Date | null; holds: number }

/** Whom a task can be given to, as far as the caller may see them, by name or email. */
export async function listAssignees(caller: Caller, { taskId, q }: { taskId: string; q: string }): Promise<Assignees> {
  const task = await loadTask(caller, 'task:reassign', taskId)
  const me = caller.kind === 'reviewer' ? personOf(caller)?.id : null
  const text = containing(q)
  const [people, pools, roles] = await Promise.all([
    pool().query<Found>(PEOPLE, [me, task.id, task.assigned_to_user_id, text]),
    pool().query<Assignees['pools'][number]>(groups('pool'), [me, text]),
    pool().query<Assignees['roles'][number]>(groups('role'), [me, text]),
  ])
  return {
    people: people.rows.map((each) => ({ ...each, away_until: timestamp(each.away_until) })),
    pools: pools.rows,
    roles: roles.rows,
  }
}

/** What of the wish is none of theirs. An access level says nothing about who shares anything with them. */
const FOREIGN = `SELECT 1 FROM unnest($3::text[]) AS w (email) WHERE NOT EXISTS (SELECT 1 FROM users u WHERE ${OF.person} AND lower(u.email) = w.email)
  UNION ALL SELECT 1 FROM unnest($4::text[]) AS w (id) WHERE NOT EXISTS (SELECT 1 FROM users u WHERE ${OF.person} AND u.id = w.id)
  UNION ALL SELECT 1 FROM unnest($5::text[]) AS w (id) WHERE NOT EXISTS (SELECT 1 FROM users u WHERE ${OF.person} AND u.slack_user_id = w.id)
  UNION ALL SELECT 1 WHERE $6::text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pools g WHERE ${OF.pool} AND g.name = $6)
  UNION ALL SELECT 1 WHERE $7::text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM roles g WHERE ${OF.role} AND g.name = $7)
  UNION ALL SELECT 1 WHERE $8`

type Wish = [emails: string[], userIds: string[], slackUserIds: string[], pool: string | null, role: string | null, byLevel: boolean]

function wishOf(wanted: Wanted): Wish {
  if (wanted.kind === 'people') return [wanted.emails, wanted.userIds, wanted.slackUserIds, null, null, false]
  if (wanted.kind === 'nobody') return [[], [], [], null, null, false]
  const { pool: inPool, role, accessLevel, minAccessLevel } = wanted
  return [[], [], [], inPool, role, Boolean(accessLevel ?? minAccessLevel)]
}

/** Throws ASSIGNMENT_INVALID when a reviewer names somebody they could not have been shown (it does not say whether they exist), or excludes anybody. */
export async function assertMayHandTo(caller: Caller, { taskId, wanted }: { taskId: string; wanted: Wanted }): Promise<void> {
  if (caller.kind !== 'reviewer') return
  if (wanted.excluded)
    throw new DomainError('ASSIGNMENT_INVALID', 'assign_to.excluded keeps people out for good: an operator or the agent may do that.')
  const { rowCount } = await pool().query(FOREIGN, [caller.person.id, taskId, ...wishOf(wanted)])
  if (rowCount === 0) return
  throw new DomainError(
    'ASSIGNMENT_INVALID',
    'You can hand this task to your own pools and roles, to the people in them, to people it asks already, and to your substitute.',
  )
}
