import type { TaskResponse } from '#contract/task.ts'
import { isTerminal } from '#contract/statuses.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { movable, moved } from './assignment-sql.ts'
import { loadTask } from './load-task.ts'
import { toTaskResponse, type TaskRow } from './task-row.ts'
import { transitionAndRead } from './transition.ts'

const GIVE_BACK = `UPDATE assignments SET ${moved('release')} WHERE task_id = $1 AND ${movable('release')}`

function refuse(task: TaskRow): DomainError {
  if (isTerminal(task.status)) return alreadyTerminal(task)
  const holder = task.assigned_to_display_name ?? task.assigned_to_email
  return new DomainError('TASK_NOT_HELD', holder ? `${holder} holds this task, not you.` : 'Nobody holds this task.')
}

/** Gives a task back to everybody who was asked. A reviewer gives back their own; an operator may take it from anybody. */
export async function releaseTask(caller: Caller, id: string, reason?: string | null): Promise<TaskResponse> {
  const task = await loadTask(caller, 'task:release', id)
  const holder = task.assigned_to_user_id
  if (!holder || (caller.kind === 'reviewer' && holder !== personOf(caller)?.id)) throw refuse(task)
  const released = await inTransaction(async (tx) => {
    const moved = await transitionAndRead(tx, {
      taskId: id,
      actions: ['release'],
      actor: actorOf(caller, 'dashboard'),
      set: { assigned_to_user_id: null, assigned_to_email: null },
      // `reason` is why an account is gone (return-tasks.ts).
      extra: { user_id: holder, ...(reason && { note: reason }) },
      holder: { held: holder },
    })
    if (moved) await tx.query(GIVE_BACK, [id])
    return moved
  })
  if (!released) throw refuse(await loadTask(caller, 'task:read', id))
  return toTaskResponse(released)
}
