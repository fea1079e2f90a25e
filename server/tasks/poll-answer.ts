import { isTerminal } from '#contract/statuses.ts'
import type { PollResponse } from '#contract/task.ts'
import type { TaskState } from '#server/waiters/task-states.ts'
import { timestamp } from './task-row.ts'

/** A task's state as those who wait are told it. Before the end there is no answer: what a verifier refused is not one. */
export function pollAnswer(state: TaskState): PollResponse {
  const ended = isTerminal(state.status)
  return {
    status: state.status,
    response: ended ? state.response : null,
    completed_at: ended ? timestamp(state.completed_at) : null,
    timed_out_at: ended ? timestamp(state.timed_out_at) : null,
    verification_attempt: state.verification_attempt,
    timeout_at: timestamp(state.timeout_at),
    questions: state.questions,
  }
}
