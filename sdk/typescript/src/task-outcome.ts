import { ResponseRedactedError, TaskCancelledError, TaskTimeoutError, VerificationExhaustedError } from './errors/task-errors.ts'
import { SchemaValidationError } from './errors/input-errors.ts'
import type { PollResponse } from './generated/api.ts'
import type { Schema } from './schema/schema.ts'
import { parseWith } from './schema/validate.ts'

export type Asked<TResponse> = {
  task: string
  taskId: string
  timeoutMs: number
  responseSchema: Schema<TResponse, unknown>
  /** The task erases its answer once a callback has it. */
  redacting: boolean
}

/** The typed answer of a task that has ended, or the error that says how it ended otherwise. */
export async function answerOf<TResponse>(outcome: Omit<PollResponse, 'questions'>, asked: Asked<TResponse>): Promise<TResponse> {
  const { task, taskId, timeoutMs } = asked
  if (outcome.status === 'timed_out') throw new TaskTimeoutError(task, timeoutMs).with({ taskId })
  if (outcome.status === 'cancelled') throw new TaskCancelledError(task).with({ taskId })
  if (outcome.status === 'verification_exhausted')
    throw new VerificationExhaustedError(task, outcome.verification_attempt ?? 0).with({ taskId })
  if (outcome.response === null && asked.redacting) throw new ResponseRedactedError(task).with({ taskId })
  return parseWith(asked.responseSchema, outcome.response, 'response').catch((error: unknown) => {
    throw error instanceof SchemaValidationError ? error.with({ taskId }) : error
  })
}
