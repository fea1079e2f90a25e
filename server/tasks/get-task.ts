import type { TaskResponse } from '#contract/task.ts'
import { loadTask } from './load-task.ts'
import { type Reader, taskFor } from './task-for.ts'

/** One task, as its reader may see it. */
export async function getTask(reader: Reader, id: string): Promise<TaskResponse> {
  return taskFor(reader, await loadTask(reader, 'task:read', id))
}
