import type { TaskResponse } from '#contract/task.ts'
import type { Caller } from '#server/domain/caller.ts'
import { loadTask } from './load-task.ts'
import { toTaskResponse } from './task-row.ts'

/** One task, whole: its reader decides on the payload, so redaction does not apply. */
export async function getTask(caller: Caller, id: string): Promise<TaskResponse> {
  return toTaskResponse(await loadTask(caller, 'task:read', id))
}
