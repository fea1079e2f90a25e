import type { PersonView } from '#contract/people-views.ts'
import type { UserResponse } from '#contract/people.ts'
import type { TaskStatus } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { NOT_ENDED } from '#server/tasks/ended.ts'
import { nameOf, timestamp } from '#server/tasks/task-row.ts'
import { readPerson } from './person-row.ts'

/** As many as fit a screen; the rest is a filter of the inbox or the audit away. */
const SHOWN = 10
const CHANGES_SHOWN = 20

const OPEN = `SELECT t.id, t.task, t.status, t.timeout_at AS at FROM tasks t
  WHERE t.assigned_to_user_id = $1 AND ${NOT_ENDED} ORDER BY t.created_at DESC, t.id DESC LIMIT ${SHOWN}`
const OPEN_COUNT = `SELECT count(*)::int AS n FROM tasks t WHERE t.assigned_to_user_id = $1 AND ${NOT_ENDED}`
const ANSWERED = `SELECT t.id, t.task, t.status, COALESCE(t.completed_at, t.updated_at) AS at FROM tasks t
  WHERE t.completed_by_user_id = $1 ORDER BY t.created_at DESC, t.id DESC LIMIT ${SHOWN}`
const CHANGES = `SELECT c.id, c.action, c.before, c.after, c.created_at,
    COALESCE(${nameOf('u', 'u.id')}, c.actor_email, c.extra_data->>'api_key_name', CASE c.actor_type WHEN 'system' THEN 'The server' ELSE 'The admin token' END) AS actor
  FROM changes c LEFT JOIN users u ON u.id = c.actor_user_id WHERE c.subject = 'person' AND c.subject_id = $1 ORDER BY c.seq DESC LIMIT ${CHANGES_SHOWN}`
const INVITE = `SELECT expires_at, expires_at <= now() AS expired FROM invites
  WHERE user_id = $1 AND used_at IS NULL AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1`
const OTHER_OPERATOR = 'SELECT EXISTS (SELECT FROM users WHERE is_operator AND active AND id <> $1) AS found'
const NAME = `SELECT ${nameOf('u', 'u.id')} AS name FROM users u WHERE u.id = $1`

type Task = { id: string; task: string; status: TaskStatus; at: Date }
type Changed = Omit<PersonView['changes'][number], 'created_at'> & { created_at: Date }

async function read<Row extends object>(sql: string, id: string | null): Promise<Row[]> {
  return (await pool().query<Row>(sql, [id])).rows
}

const allowed = { allowed: true, why: null }
const refused = (why: string) => ({ allowed: false, why })

/** What may be done to them now, and why not: the use-cases look again. */
function actionsOf({ is_operator, active, email }: UserResponse, otherOperator: boolean): PersonView['actions'] {
  const last = is_operator && active && !otherOperator
  const kept = last ? refused('This is the last active operator. Make somebody else an operator first.') : allowed
  const noLink = email ? 'Who is deactivated cannot sign in. Activate them first.' : 'Without an email nobody can sign in. Add one first.'
  return { deactivate: kept, demote: kept, delete: kept, invite: email && active ? allowed : refused(noLink) }
}

const told = (tasks: Task[]) => tasks.map(({ at, ...task }) => ({ ...task, at: timestamp(at) }))

/** Everything that the page of one person shows. Throws USER_NOT_FOUND. */
export async function viewPerson(caller: Caller, unverifiedId: string): Promise<PersonView> {
  assertMay(caller, 'person:read')
  const person = await readPerson(pool(), unverifiedId)
  const { id } = person
  const [open, counted, answered, changes, invites, others, substitutes] = await Promise.all([
    read<Task>(OPEN, id),
    read<{ n: number }>(OPEN_COUNT, id),
    read<Task>(ANSWERED, id),
    read<Changed>(CHANGES, id),
    read<{ expires_at: Date; expired: boolean }>(INVITE, id),
    read<{ found: boolean }>(OTHER_OPERATOR, id),
    read<{ name: string }>(NAME, person.substitute_id),
  ])
  return {
    person,
    substitute_name: substitutes[0]?.name ?? null,
    open: told(open),
    open_count: counted[0]?.n ?? 0,
    answered: told(answered),
    changes: changes.map((each) => ({ ...each, created_at: timestamp(each.created_at) })),
    invite: invites[0] ? { ...invites[0], expires_at: timestamp(invites[0].expires_at) } : null,
    actions: actionsOf(person, others[0]?.found === true),
  }
}
