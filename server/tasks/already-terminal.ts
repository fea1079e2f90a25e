import { DomainError } from '#server/domain/errors.ts'
import { timestamp, type TaskRow } from './task-row.ts'

/** Losing a race is normal: say who won, how and when, so that the page can close the form with their name. */
export function alreadyTerminal(task: TaskRow): DomainError {
  const by = task.completed_by_display_name ?? task.completed_by_email
  // Completed at its deadline with the agent's own default: nobody has answered.
  const answered = task.timed_out_at ? 'ended at its deadline' : `was answered${by ? ` by ${by}` : ''}`
  const how = task.status === 'completed' ? answered : `is ${task.status.replaceAll('_', ' ')}`
  return new DomainError('TASK_ALREADY_TERMINAL', `This task ${how} already.`, {
    detail: { status: task.status, by, at: timestamp(task.completed_at ?? task.timed_out_at ?? task.updated_at) },
  })
}
