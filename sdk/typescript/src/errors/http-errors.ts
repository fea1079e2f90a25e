import { AwaitHumansError } from './awaithumans-error.ts'

/** Characters of a body that are repeated in an error: enough for any JSON error, short enough for a log line. */
const BODY_EXCERPT = 500

const said = (body: string) => (body ? `The server said: ${body.slice(0, BODY_EXCERPT)}` : 'The server said nothing more.')

/** `TASK_CREATE_FAILED`: the server would not create the task; `status` and the text say why. */
export class TaskCreateError extends AwaitHumansError {
  constructor(status: number, body: string) {
    super({
      name: 'TaskCreateError',
      code: 'TASK_CREATE_FAILED',
      page: '/troubleshooting#task-create-failed',
      headline: `The task was not created (HTTP ${status}).`,
      hint: said(body),
    })
    this.with({ status })
  }
}

/** `IDEMPOTENCY_KEY_MISMATCH`: the key already belongs to another question, and its answer must not be used for this one. */
export class IdempotencyMismatchError extends AwaitHumansError {
  constructor(
    /** The key in question. */
    readonly idempotencyKey: string,
    /** What is not the same: `task`, `payload`, `response_schema`. */
    readonly differs: readonly string[],
    message: string,
  ) {
    super({
      name: 'IdempotencyMismatchError',
      code: 'IDEMPOTENCY_KEY_MISMATCH',
      page: '/troubleshooting#idempotency-key-mismatch',
      headline: message || `The idempotency key "${idempotencyKey}" already belongs to a different question.`,
      hint: 'Same key means same task, payload and response schema. Use a new key for a new question.',
    })
    this.with({ status: 409 })
  }
}

/** `POLL_FAILED`: the task exists, but waiting for its answer failed. The same call, made again, takes the wait up again. */
export class PollError extends AwaitHumansError {
  constructor(taskId: string, status: number, body: string) {
    super({
      name: 'PollError',
      code: 'POLL_FAILED',
      page: '/troubleshooting#poll-failed',
      headline: `Waiting for task ${taskId} failed (HTTP ${status}).`,
      hint: said(body),
    })
    this.with({ taskId, status })
  }
}

/** `REQUEST_FAILED`: the server refused a call about tasks, people, keys or deliveries; `status` and the text say why. */
export class RequestError extends AwaitHumansError {
  constructor(action: string, status: number, body: string) {
    super({
      name: 'RequestError',
      code: 'REQUEST_FAILED',
      page: '/troubleshooting#request-failed',
      headline: `${action} failed (HTTP ${status}).`,
      hint: said(body),
    })
    this.with({ status })
  }
}

/** `EMBED_TOKEN_FAILED`: the server would not sign an embed token; `status` and the text say why. */
export class EmbedTokenError extends AwaitHumansError {
  constructor(status: number, body: string) {
    super({
      name: 'EmbedTokenError',
      code: 'EMBED_TOKEN_FAILED',
      page: '/troubleshooting#embed-token-failed',
      headline: `The embed token was not issued (HTTP ${status}).`,
      hint: said(body),
    })
    this.with({ status })
  }
}

/** `SERVER_UNREACHABLE`: no answer came, however often it was tried. `cause` is the last network error. */
export class ServerUnreachableError extends AwaitHumansError {
  constructor(
    /** The address that was tried. */
    readonly url: string,
    cause: unknown,
    /** What to do about it, where more is known than that. */
    advice = '',
  ) {
    super({
      name: 'ServerUnreachableError',
      code: 'SERVER_UNREACHABLE',
      page: '/troubleshooting#server-unreachable',
      headline: `The server at ${url} cannot be reached.`,
      hint: `Is it running, and is the address right (serverUrl, AWAITHUMANS_URL)? ${advice && `${advice} `}The last error was: ${describe(cause)}`,
    })
    this.with({ cause })
  }
}

/** `WAIT_ABORTED`: the wait was given up, by its signal or its own limit, before the task ended. `cause` is the signal's reason. */
export class WaitAbortedError extends AwaitHumansError {
  constructor(
    taskId: string | undefined,
    /** Whether the task was withdrawn too (`cancelOnAbort`). */
    readonly cancelled: boolean,
  ) {
    super({
      name: 'WaitAbortedError',
      code: 'WAIT_ABORTED',
      page: '/troubleshooting#wait-aborted',
      headline: taskId ? `Stopped waiting for task ${taskId}.` : 'Stopped before the task was known to exist.',
      hint: cancelled
        ? 'The task was cancelled.'
        : 'The task, if it exists, stays open: the same call with the same idempotency key waits for it again.',
    })
    this.with({ taskId })
  }
}

/** Node hides the useful part of a failed fetch ("connect ECONNREFUSED …") one level down. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const inner = cause.cause instanceof Error ? cause.cause.message || String((cause.cause as { code?: unknown }).code ?? '') : ''
  return inner ? `${cause.message} (${inner})` : cause.message
}
