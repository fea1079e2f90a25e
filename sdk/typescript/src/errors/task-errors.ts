import type { TaskStatus } from '../contract/statuses.ts'
import { AwaitHumansError } from './awaithumans-error.ts'

/** `TIMEOUT_EXCEEDED`: nobody answered in time. The task is closed; asking again needs a new idempotency key. */
export class TaskTimeoutError extends AwaitHumansError {
  constructor(task: string, timeoutMs: number) {
    super({
      name: 'TaskTimeoutError',
      code: 'TIMEOUT_EXCEEDED',
      page: '/troubleshooting#timeout',
      headline: `Nobody answered "${task}" within ${Math.round(timeoutMs / 1000)} seconds.`,
      hint: 'Give people longer (timeoutMs), tell them (notify), or ask somebody else (assignTo). To ask again, use a new idempotencyKey.',
    })
  }
}

/** `TASK_CANCELLED`: somebody withdrew the question before it was answered. */
export class TaskCancelledError extends AwaitHumansError {
  constructor(task: string) {
    super({
      name: 'TaskCancelledError',
      code: 'TASK_CANCELLED',
      page: '/troubleshooting#task-cancelled',
      headline: `"${task}" was cancelled.`,
      hint: 'The audit trail of the task says by whom. To ask again, use a new idempotencyKey.',
    })
  }
}

/** `VERIFICATION_EXHAUSTED`: the verifier refused every answer it allowed for; `attempts` says how many. */
export class VerificationExhaustedError extends AwaitHumansError {
  constructor(task: string, attempts: number) {
    super({
      name: 'VerificationExhaustedError',
      code: 'VERIFICATION_EXHAUSTED',
      page: '/troubleshooting#verification-exhausted',
      headline: `The verifier refused all ${attempts} answers to "${task}".`,
      hint: "The task shows each answer and the verifier's reason. Make the instructions clearer, or raise maxAttempts.",
    })
    this.with({ attempts })
  }
}

/** `RESPONSE_REDACTED`: the answer was given, handed to the callback, and then erased, as the task asked. */
export class ResponseRedactedError extends AwaitHumansError {
  constructor(task: string) {
    super({
      name: 'ResponseRedactedError',
      code: 'RESPONSE_REDACTED',
      page: '/troubleshooting#response-redacted',
      headline: `The answer to "${task}" is no longer on the server.`,
      hint: 'redactResponseAfterSubmit erases it once callbackUrl has received it: read it there, or leave the option off.',
    })
  }
}

/** `TASK_NOT_FOUND`: there is no such task, or it was deleted while it was waited for. */
export class TaskNotFoundError extends AwaitHumansError {
  constructor(taskId: string) {
    super({
      name: 'TaskNotFoundError',
      code: 'TASK_NOT_FOUND',
      page: '/troubleshooting#task-not-found',
      headline: `There is no task ${taskId}.`,
      hint: 'It may have been deleted, or it lives on another server: check the address.',
    })
    this.with({ taskId, status: 404 })
  }
}

/** `TASK_ALREADY_TERMINAL`: the task has ended, so it can no longer be changed. */
export class TaskAlreadyTerminalError extends AwaitHumansError {
  constructor(
    taskId: string,
    /** How the task ended, when the server said. */
    readonly taskStatus: TaskStatus | 'ended',
  ) {
    super({
      name: 'TaskAlreadyTerminalError',
      code: 'TASK_ALREADY_TERMINAL',
      page: '/troubleshooting#task-already-terminal',
      headline: `Task ${taskId} is already ${taskStatus}.`,
      hint: 'A task that has ended never changes. Read it with tasks.get() to see how it ended.',
    })
    this.with({ taskId })
  }
}
