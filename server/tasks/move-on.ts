import type { TaskStatus } from '#contract/statuses.ts'
import { failPoint } from '#server/db/fail-point.ts'
import type { Tx } from '#server/db/tx.ts'
import type { Actor } from '#server/domain/caller.ts'
import { type Action, statusesFor } from '#server/domain/lifecycle.ts'
import { enqueue } from '#server/jobs/queue.ts'
import { ASKED_JOINS, ASKED_KIND, ASKED_NAME } from './asked-names.ts'
import { nameOf } from './task-row.ts'
import { transition } from './transition.ts'

/** A task whose row is ours to the end of the transaction, with whoever holds it. */
export type HeldTask = {
  id: string
  status: TaskStatus
  holder_id: string | null
  holder_email: string | null
  holder_name: string | null
  assign_to: Record<string, unknown> | null
}

const LOCK = `SELECT t.id, t.status, t.assigned_to_user_id AS holder_id, t.assigned_to_email AS holder_email,
    COALESCE(${nameOf('u', 't.assigned_to_user_id')}, t.assigned_to_email) AS holder_name, t.assign_to
  FROM tasks t LEFT JOIN users u ON u.id = t.assigned_to_user_id
  WHERE t.id = $1 AND t.status = ANY($2) FOR UPDATE OF t`

const LET_GO = `UPDATE tasks SET assigned_to_user_id = NULL, assigned_to_email = NULL, claim_expires_at = NULL WHERE id = $1`

const ASKED = `SELECT ${ASKED_KIND} AS kind, ${ASKED_NAME} AS name, a.user_id FROM assignments a ${ASKED_JOINS}
  WHERE a.task_id = $1 AND a.state IN ('offered', 'claimed') ORDER BY a.id`

/** Who is asked of a task now, as its events tell. */
export type Asked = { kind: 'person' | 'email' | 'pool' | 'role'; name: string; user_id: string | null }

export async function readAsked(tx: Tx, taskId: string): Promise<Asked[]> {
  return (await tx.query<Asked>(ASKED, [taskId])).rows
}

/** Null when this may not be done to the task in the status that it has by now, or when it is gone. */
export async function lockTask(tx: Tx, taskId: string, action: Action): Promise<HeldTask | null> {
  const { rows } = await tx.query<HeldTask>(LOCK, [taskId, statusesFor(action)])
  return rows[0] ?? null
}

/** Nobody holds it any more. Who is asked of it is for the caller to say. */
export async function letGo(tx: Tx, taskId: string): Promise<void> {
  await tx.query(LET_GO, [taskId])
}

type Moved = {
  task: HeldTask
  action: 'decline' | 'reassign' | 'escalate'
  actor: Actor
  /** What its event tells besides from whom it went and who is asked now. */
  extra: Record<string, unknown>
  /** Who was asked before and still is: its event tells of the others. */
  still?: readonly Asked[]
}

/**
 * Ends the move of a locked task, once it is routed: writes its one event and has those told who are asked now, who are the
 * answer.
 */
export async function recordMove(tx: Tx, { task, action, actor, extra, still = [] }: Moved): Promise<Asked[]> {
  failPoint('reassign.routed')
  const asked = await readAsked(tx, task.id)
  const isNew = ({ kind, name }: Asked) => !still.some((each) => each.kind === kind && each.name === name)
  const to = asked.filter(isNew).map(({ kind, name }) => ({ kind, name }))
  const from = { from_user_id: task.holder_id, from_name: task.holder_name }
  // The row is locked in a status that allows it, so this finds it there.
  await transition(tx, { taskId: task.id, actions: [action], actor, extra: { ...extra, ...from, to } })
  failPoint('reassign.recorded')
  await enqueue(tx, 'notify', { task_id: task.id })
  failPoint('reassign.enqueued')
  return asked
}
