import type pg from 'pg'
import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Actor } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { type Action, statusesFor, type Transition, TRANSITIONS } from '#server/domain/lifecycle.ts'
import { TASK_COLUMNS, TASK_JOINS } from './task-row.ts'

/** An expression over the task `t`. Constant text: every other one is a statement more that is planned. */
type Sql = { sql: string }

type Settable = {
  assigned_to_user_id: string | null
  assigned_to_email: string | null
  /** JSON, or the answer that the agent gave for the case that nobody does. */
  response: string | Sql
  completed_by_user_id: string | null
  completed_by_email: string | null
  completed_via_channel: string | null
  /** `now` lets Postgres stamp it, so that all replicas share one clock. */
  completed_at: 'now'
  timed_out_at: 'now'
  claim_expires_at: Sql | null
  remind_at: null
  escalate_at: null
}

type Extra = Record<string, unknown> | null

/** What an event says besides who and when: with which key or token it was done, and what the verb adds. */
export function extraOf({ key, embed }: Actor, extra: Extra): Extra {
  return key || embed || extra ? { ...key, ...embed, ...extra } : null
}

/** Makes a parameter of a value and answers with its name, like `$9`. */
type Parameter = (value: unknown) => string

export type Change = {
  /** Done one after the other in one statement; each writes its event. */
  actions: readonly [Action, ...Action[]]
  actor: Actor
  set?: Partial<Settable>
  /** Besides the status: who must hold the task. */
  holder?: { held: string }
  /** Besides the status: the row must still be the one that was looked at (load-task.ts). */
  version?: string
  /** What else changes in the same statement: SQL of CTEs that join `moved` by its `moved_id`; empty when somebody else was first. */
  along?: (parameter: Parameter) => string
}

/** A change of many tasks, each with what its own event adds. */
export type MassMove = Change & { tasks: readonly { id: string; extra: Extra }[] }

function guards({ holder, version }: Pick<Change, 'holder' | 'version'>, parameter: Parameter): string {
  const held = holder ? `AND assigned_to_user_id = ${parameter(holder.held)}` : ''
  return version === undefined ? held : `${held} AND xmin::text = ${parameter(version)}`
}

function assignments(set: Partial<Settable>, parameter: Parameter): string {
  const expression = (value: Settable[keyof Settable]) => {
    if (value === 'now') return 'now()'
    return typeof value === 'object' && value !== null ? value.sql : parameter(value)
  }
  return Object.entries(set)
    .map(([column, value]) => `, ${column} = ${expression(value)}`)
    .join('')
}

/** The clocks that stop by themselves: all at the end of a task, and that of a claim with the claim. */
function withClocks(set: Partial<Settable>, to: TaskStatus): Partial<Settable> {
  if (isTerminal(to)) return { ...set, claim_expires_at: null, remind_at: null, escalate_at: null }
  return 'assigned_to_user_id' in set ? { claim_expires_at: null, ...set } : set
}

/** The events of one task, in the order of its steps. The first one starts where the row is found. */
function eventsOf(steps: readonly Transition[], { id, extra, actor }: { id: string; extra: Extra; actor: Actor }) {
  return steps.map((step, index) => ({
    id: newId(),
    task_id: id,
    action: step.event,
    from_status: steps[index - 1]?.to ?? null,
    to_status: step.to,
    extra_data: index === steps.length - 1 ? extraOf(actor, extra) : null,
  }))
}

/** What the statement answers with: which tasks moved, or the whole of them as they are now. */
const ANSWERS = {
  moves: { returning: '', select: 'SELECT moved_id AS id, from_status, calls_back FROM moved' },
  tasks: { returning: 't.*, ', select: `SELECT ${TASK_COLUMNS}, from_status, calls_back FROM moved t ${TASK_JOINS}` },
}

/**
 * One compare-and-set over any number of tasks, guarded by the statuses that the first action may leave, with their events
 * and whatever goes along in the same statement.
 */
export function transitionStatement(
  { tasks, actions, actor, set = {}, along, ...guarded }: MassMove,
  answer: keyof typeof ANSWERS,
): { to: TaskStatus; query: pg.QueryConfig } {
  const steps: Transition[] = actions.map((action) => TRANSITIONS[action])
  const to = (steps.at(-1) as Transition).to
  const events = tasks.flatMap(({ id, extra }) => eventsOf(steps, { id, extra, actor }))
  const { type, userId, email, channel } = actor
  const ids = tasks.map(({ id }) => id)
  const [one] = ids
  // Of a list, Postgres expects ten rows without looking, thinks that a plan for all values would be dear, and plans anew each time.
  const [which, given] = one !== undefined && ids.length === 1 ? ['id = $1', one] : ['id = ANY($1)', ids]
  const values: unknown[] = [given, statusesFor(actions[0]), to, JSON.stringify(events), type, userId, email, channel]
  const parameter: Parameter = (value) => `$${values.push(value)}`
  const { returning, select } = ANSWERS[answer]
  const text = `WITH old AS (SELECT id, status FROM tasks WHERE ${which} AND status = ANY($2) ${guards(guarded, parameter)} FOR UPDATE),
      moved AS (UPDATE tasks t SET status = $3, updated_at = now()${assignments(withClocks(set, to), parameter)} FROM old WHERE t.id = old.id
        RETURNING ${returning}old.id AS moved_id, old.status AS from_status, t.callback_url IS NOT NULL AS calls_back),
      recorded AS (INSERT INTO events (id, task_id, action, from_status, to_status, actor_type, actor_user_id, actor_email, channel, extra_data)
        SELECT e.id, moved_id, e.action, COALESCE(e.from_status, moved.from_status), e.to_status, $5, $6, $7, $8, e.extra_data
        FROM moved, ROWS FROM (jsonb_to_recordset($4::jsonb) AS (id text, task_id text, action text, from_status text, to_status text, extra_data json))
          WITH ORDINALITY AS e (id, task_id, action, from_status, to_status, extra_data, step) WHERE e.task_id = moved_id ORDER BY e.step)
      ${along ? `, ${along(parameter)}` : ''}
    ${select}`
  return { to, query: prepared(text, values) }
}
