import type pg from 'pg'
import type { TaskRouting } from '#contract/routing.ts'
import { pool } from '#server/db/client.ts'
import { prepared } from '#server/db/prepared.ts'
import { type Caller, type Embedded, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay, may, mayEmbedded, type Permission } from '#server/domain/permissions.ts'
import { noteTask } from '#server/scope.ts'
import { askedCondition } from './asked.ts'
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from './task-row.ts'

/** `version` is the transaction that wrote the row: while it is the same, so is all that was seen of it. */
export type LoadedTask = TaskRow & { asked: boolean; calls_back: boolean; excluded: TaskRouting['excluded'] | null; version: string }

const byId = (asked: string) => `SELECT ${TASK_COLUMNS}, ${asked} AS asked, t.callback_url IS NOT NULL AS calls_back,
    t.routing->'excluded' AS excluded, t.xmin::text AS version
  FROM tasks t ${TASK_JOINS} WHERE t.id = $1`

const FOR_PERSON = byId(askedCondition(2))
/** Nobody is not asked. Said in the text: of a null, Postgres would find that out anew with each plan. */
const FOR_NOBODY = byId('false')

const selectById = (id: string, personId: string | null) =>
  personId === null ? prepared(FOR_NOBODY, [id]) : prepared(FOR_PERSON, [id, personId])

export function taskNotFound(id: string): DomainError {
  return new DomainError('TASK_NOT_FOUND', `There is no task with the id "${id.slice(0, 64)}".`)
}

/** Throws FORBIDDEN; to a reviewer who may not even read it, a task of others looks like none: ids tell nothing. */
export function assertMayOn(caller: Caller, permission: Permission, { id, asked }: { id: string; asked: boolean | null }): void {
  if (caller.kind === 'reviewer' && !may(caller, 'task:read', asked ?? false)) throw taskNotFound(id)
  assertMay(caller, permission, asked ?? false)
}

/** Before anything is read: of all other ids a page with an embed token learns nothing, not even whether there are such tasks. */
function assertEmbedded({ taskId }: Embedded, permission: Permission, id: string): void {
  if (taskId === id && mayEmbedded(permission)) return
  throw new DomainError('FORBIDDEN', 'An embed token reads and answers its own task, and no other.', { detail: 'task_outside_token_scope' })
}

/** The task, or TASK_NOT_FOUND; FORBIDDEN when this caller may not do that with this task. */
export async function loadTask(caller: Caller | Embedded, permission: Permission, unverifiedId: string): Promise<LoadedTask> {
  if (caller.kind === 'embed') assertEmbedded(caller, permission, unverifiedId)
  const id = plausibleId(unverifiedId)
  const me = caller.kind === 'embed' ? null : personOf(caller)
  const { rows } = await pool().query<LoadedTask>(selectById(id, me?.id ?? null))
  if (!rows[0]) throw taskNotFound(unverifiedId)
  noteTask(rows[0].id)
  if (caller.kind !== 'embed') assertMayOn(caller, permission, rows[0])
  return rows[0]
}

/** For whoever may know that it is there and nothing more. Throws TASK_NOT_FOUND. */
export async function assertTaskExists(unverifiedId: string): Promise<void> {
  const { rows } = await pool().query('SELECT 1 FROM tasks WHERE id = $1', [plausibleId(unverifiedId)])
  if (rows.length === 0) throw taskNotFound(unverifiedId)
}

/** Without asking who wants to know: for reading back what one's own statement just wrote. */
export async function reloadTask(db: Pick<pg.Pool, 'query'>, id: string): Promise<TaskRow> {
  const { rows } = await db.query<LoadedTask>(selectById(id, null))
  if (!rows[0]) throw taskNotFound(id)
  return rows[0]
}
