import type { TaskResponse } from '#contract/task.ts'
import type { Caller, Embedded } from '#server/domain/caller.ts'
import { type TaskRow, toTaskResponse } from './task-row.ts'

/** Whoever may read one task: a caller, or a page of somebody else's that shows it. */
export type Reader = Caller | Embedded

const NOBODY = {
  assign_to: null,
  assigned_to_email: null,
  assigned_to_user_id: null,
  assigned_to_display_name: null,
  assigned_to_slack_user_id: null,
  completed_by_email: null,
  completed_by_user_id: null,
  completed_by_display_name: null,
  completed_by_slack_user_id: null,
} satisfies Partial<TaskRow>

/** The row without the people in it, for whoever is none of ours: who else is asked, and who was faster, is not for them. */
export function withoutPeople(reader: Reader, row: TaskRow): TaskRow {
  return reader.kind === 'embed' ? { ...row, ...NOBODY } : row
}

/**
 * One task, whole: its reader decides on the payload, so redaction does not apply. On a page of somebody else's it does: that page
 * is outside, and so is whoever looks at it.
 */
export function taskFor(reader: Reader, row: TaskRow): TaskResponse {
  return toTaskResponse(withoutPeople(reader, row), { masked: reader.kind === 'embed' })
}
