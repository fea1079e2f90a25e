import type { ListTasksQuery, TaskResponse } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { CONTAINS, Conditions, containing } from './conditions.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { ENDED } from './ended.ts'
import { TASK_COLUMNS, TASK_JOINS, type TaskRow, toTaskResponse } from './task-row.ts'

export type TaskList = { tasks: TaskResponse[]; total: number; nextCursor: string | null }

/** A page of a list says how many there are in all; counting further would make every page slower the longer the server runs. */
const COUNT_TO = 10_000

/** An email or Slack id, or part of a display name; tasks given to an address without an account match too. Emails are kept in small letters. */
const ASSIGNED_TO = `(t.assigned_to_email = lower(?) OR t.assigned_to_user_id IN (SELECT u.id FROM users u
  WHERE lower(u.email) = lower(?) OR u.slack_user_id = ? OR (? <> '' AND position(lower(?) IN lower(u.display_name)) > 0)))`

const IN_POOL = 'EXISTS (SELECT 1 FROM assignments a JOIN pools p ON p.id = a.pool_id WHERE a.task_id = t.id AND p.name = ?)'
const IN_ROLE = 'EXISTS (SELECT 1 FROM assignments a JOIN roles r ON r.id = a.role_id WHERE a.task_id = t.id AND r.name = ?)'

function conditionsOf(caller: Caller, query: ListTasksQuery): Conditions {
  const where = new Conditions().visibleTo(caller)
  if (query.status) where.add('t.status = ?', query.status)
  else if (query.terminal) where.add(ENDED)
  // A reviewer's own list is already narrowed; these two would only tell them about other people.
  if (caller.kind !== 'reviewer' && query.unassigned) where.add('t.assigned_to_user_id IS NULL AND t.assigned_to_email IS NULL')
  else if (caller.kind !== 'reviewer' && query.assigned_to !== undefined) where.add(ASSIGNED_TO, query.assigned_to)
  if (query.q?.trim()) where.add(CONTAINS, containing(query.q))
  if (query.pool) where.add(IN_POOL, query.pool)
  if (query.role) where.add(IN_ROLE, query.role)
  return where
}

/** Newest first. Pages by cursor cost the same however deep; offset is kept for the clients that use it. */
export async function listTasks(caller: Caller, query: ListTasksQuery): Promise<TaskList> {
  assertMay(caller, 'task:list')
  const counted = conditionsOf(caller, query)
  const total = await pool().query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 FROM tasks t ${counted.sql} LIMIT ${COUNT_TO}) AS counted`,
    counted.values,
  )
  const where = conditionsOf(caller, query)
  if (query.cursor) where.after(readCursor(query.cursor))
  const values = [...where.values, query.limit + 1, query.cursor ? 0 : query.offset]
  const { rows } = await pool().query<TaskRow>(
    `SELECT ${TASK_COLUMNS} FROM tasks t ${TASK_JOINS} ${where.sql} ORDER BY t.created_at DESC, t.id DESC
     LIMIT $${values.length - 1} OFFSET $${values.length}`,
    values,
  )
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    tasks: page.map((row) => toTaskResponse(row, { masked: true })),
    total: total.rows[0]?.total ?? 0,
    nextCursor: last ? writeCursor({ createdAt: last.created_at, id: last.id }) : null,
  }
}
