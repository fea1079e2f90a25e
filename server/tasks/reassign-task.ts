import { isTerminal } from '#contract/statuses.ts'
import type { TaskResponse } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import { failPoint } from '#server/db/fail-point.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { whyNotStorable } from '#server/domain/storable.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { assignTask } from './assign-task.ts'
import { movable, moved } from './assignment-sql.ts'
import { assertMayHandTo } from './hand-to.ts'
import { holdPeople } from './hold-people.ts'
import { type LoadedTask, loadTask, reloadTask } from './load-task.ts'
import { type HeldTask, letGo, lockTask, recordMove } from './move-on.ts'
import { startClocks } from './start-clocks.ts'
import { toTaskResponse, type TaskRow } from './task-row.ts'

type Reassignment = { id: string; assignTo: Record<string, unknown>; reason?: string | null }

const PASS_ON = `UPDATE assignments SET ${moved('delegate')} WHERE task_id = $1 AND ${movable('delegate')}`

function impossible(what: string): DomainError {
  return new DomainError('ASSIGNMENT_INVALID', what)
}

function lost(caller: Caller, task: TaskRow): DomainError {
  if (isTerminal(task.status)) return alreadyTerminal(task)
  const holder = task.assigned_to_display_name ?? task.assigned_to_email
  if (caller.kind === 'reviewer')
    return new DomainError('TASK_NOT_HELD', holder ? `${holder} holds this task, not you.` : 'You do not hold this task.')
  const now = holder ? `${holder} holds this task by now` : 'Nobody holds this task any more'
  return new DomainError('TASK_ALREADY_CLAIMED', `${now}: somebody was faster.`, {
    detail: { by: task.assigned_to_display_name, user_id: task.assigned_to_user_id },
  })
}

/** Whom it goes to. A group is asked for somebody else of it. */
function readTarget({ assignTo }: Reassignment, task: LoadedTask): Wanted {
  const unstorable = whyNotStorable(assignTo)
  if (unstorable) throw impossible(`assign_to ${unstorable}.`)
  const target = readAssignTo(assignTo)
  if (target.kind === 'nobody') throw impossible('assign_to names nobody. To give a task back to everybody who was asked, release it.')
  return target.kind === 'group' && task.assigned_to_user_id ? { ...target, except: [task.assigned_to_user_id] } : target
}

type Handing = { task: HeldTask; wanted: Wanted; caller: Caller; asked: Reassignment }

async function hand(tx: Tx, { task, wanted, caller, asked }: Handing): Promise<void> {
  await tx.query(PASS_ON, [task.id])
  failPoint('reassign.retired')
  await letGo(tx, task.id)
  await assignTask(tx, task.id, wanted)
  const to = await recordMove(tx, {
    task,
    action: 'reassign',
    actor: actorOf(caller, personOf(caller) ? 'dashboard' : null),
    extra: { ...(asked.reason && { reason: asked.reason }), assign_to: asked.assignTo },
  })
  if (to.length === 0) throw impossible(`assign_to ${JSON.stringify(asked.assignTo)} is nobody who could be asked now.`)
  if (task.holder_id && to.every(({ user_id }) => user_id === task.holder_id))
    throw impossible(`${task.holder_name} holds this task already.`)
  await startClocks(tx, task.id)
}

/**
 * Gives a task to other people instead of those who are asked: by its holder, or by whoever may do so with any task. Its
 * clocks start again. Of several at once one wins; the others are told who has it. Throws ASSIGNMENT_INVALID when nobody
 * could be asked.
 */
export async function reassignTask(caller: Caller, asked: Reassignment): Promise<TaskResponse> {
  const seen = await loadTask(caller, 'task:reassign', asked.id)
  const me = personOf(caller)?.id
  if (caller.kind === 'reviewer' && seen.assigned_to_user_id !== me) throw lost(caller, seen)
  const wanted = readTarget(asked, seen)
  await assertMayHandTo(caller, { taskId: seen.id, wanted })
  const task = await inTransaction(async (tx) => {
    await holdPeople(
      tx,
      [me, seen.assigned_to_user_id].flatMap((id) => id ?? []),
    )
    const task = await lockTask(tx, seen.id, 'reassign')
    if (!task || task.holder_id !== seen.assigned_to_user_id || task.holder_email !== seen.assigned_to_email) return null
    await hand(tx, { task, wanted, caller, asked })
    return reloadTask(tx, task.id)
  })
  if (!task) throw lost(caller, await reloadTask(pool(), seen.id))
  return toTaskResponse(task)
}
