import { replier } from './comments.ts'
import { createTask } from './create-task.ts'
import { toCreateRequest } from './create-request.ts'
import { isTerminal } from './contract/statuses.ts'
import { getDefaultClient } from './default-client.ts'
import { WaitAbortedError } from './errors/http-errors.ts'
import { TaskTimeoutError } from './errors/task-errors.ts'
import { tasksCancel } from './generated/api.ts'
import { sayAtTerminal } from './host.ts'
import { systemClock, type Clock } from './http/clock.ts'
import { send } from './http/send.ts'
import { openSession, type Session } from './http/session.ts'
import type { AwaitHumanOptions, CreatedTask } from './options.ts'
import { answerOf } from './task-outcome.ts'
import { waitForTask } from './wait-for-task.ts'

/** Milliseconds past the server's own deadline. It decides whether an answer or the time-out came first; this only ends a wait it forgot. */
const GRACE_MS = 60_000
/** Milliseconds. An abort should be felt at once, so withdrawing the task gets little time. */
const CANCEL_TIMEOUT_MS = 5_000

/** Withdraws a task nobody waits for any more. False when that failed: the wait has ended anyway, and the error says that the task is open. */
async function withdraw(session: Session, id: string): Promise<boolean> {
  const policy = { timeoutMs: CANCEL_TIMEOUT_MS, maxRetries: 1 }
  const answer = await send(session, tasksCancel, { path: { id }, policy }).catch(() => undefined)
  return answer?.ok === true
}

/** A program that waits and says nothing seems to hang: whoever sits before it is told where to answer. */
function tell({ url, status, replayed }: CreatedTask): void {
  if (isTerminal(status)) return
  sayAtTerminal(`[awaithumans] ${replayed ? 'This question was asked before' : 'Waiting for a person'}. Answer it here: ${url}`)
}

/** {@link awaitHuman} with the clock as an argument. */
export async function askHuman<TPayload, TResponse>(options: AwaitHumanOptions<TPayload, TResponse>, clock: Clock): Promise<TResponse> {
  const { signal, cancelOnAbort = false } = options
  const request = await toCreateRequest(options)
  const session = openSession(options, clock)
  let taskId: string | undefined
  try {
    signal?.throwIfAborted()
    // An aborted POST may have arrived, and only its answer has the id to cancel by, so it is then let through.
    const { task, created } = await createTask(session, request, cancelOnAbort ? undefined : signal)
    taskId = created.id
    if (options.onTask) await options.onTask(created)
    else tell(created)
    const timeoutMs = request.timeout_seconds * 1000
    const wait = { id: taskId, deadline: clock.now() + timeoutMs + GRACE_MS, grace: GRACE_MS, signal }
    const onQuestions = options.onQuestion && replier(session, taskId, options.onQuestion)
    const outcome = isTerminal(task.status) ? task : await waitForTask(session, { ...wait, onQuestions })
    if (!outcome) throw new TaskTimeoutError(options.task, timeoutMs).with({ taskId })
    const redacting = task.redact_response_after_submit
    return await answerOf(outcome, { task: options.task, taskId, timeoutMs, responseSchema: options.responseSchema, redacting })
  } catch (error) {
    if (!signal?.aborted || error !== signal.reason) throw error
    const cancelled = cancelOnAbort && taskId !== undefined && (await withdraw(session, taskId))
    throw new WaitAbortedError(taskId, cancelled).with({ cause: error })
  }
}

/**
 * Asks a person and waits for the answer, for as long as `timeoutMs` allows. The wait is durable: the same call with the same
 * `idempotencyKey` comes back to the same task and the same answer, whatever crashed in between, on either side.
 *
 * @example
 * const { approved } = await awaitHuman({
 *   task: 'Approve this $250 refund?',
 *   payloadSchema: z.object({ amount: z.number() }),
 *   payload: { amount: 250 },
 *   responseSchema: z.object({ approved: z.boolean() }),
 *   timeoutMs: 15 * 60_000,
 * })
 *
 * @returns What `responseSchema` makes of the answer; its defaults and transforms have been applied.
 * @throws {TimeoutRangeError} `timeoutMs`, `remindAfterMs` or `escalateAfterMs` is out of range.
 * @throws {SchemaValidationError} A part of the question is not valid, or the answer does not fit `responseSchema`; `field` says which.
 * @throws {UnsupportedSchemaError} A schema cannot be turned into JSON Schema.
 * @throws {TaskTimeoutError} Nobody answered in time.
 * @throws {TaskCancelledError} Somebody withdrew the task.
 * @throws {VerificationExhaustedError} The verifier refused every answer.
 * @throws {IdempotencyMismatchError} The key belongs to another question.
 * @throws {ResponseRedactedError} It was answered, and `redactResponseAfterSubmit` has erased the answer.
 * @throws {TaskCreateError} The server refused the task, e.g. for want of an API key, or because no form can be drawn.
 * @throws {PollError} Waiting failed; the same call takes it up again.
 * @throws {TaskNotFoundError} The task was deleted while it was waited for.
 * @throws {ServerUnreachableError} No answer came from the server, however often it was tried.
 * @throws {WaitAbortedError} `signal` ended the wait.
 * @throws {MarketplaceNotAvailableError} `assignTo` is `{ marketplace: true }`.
 */
export function awaitHuman<TPayload = object, TResponse = Record<string, unknown>>(
  options: AwaitHumanOptions<TPayload, TResponse>,
): Promise<TResponse> {
  return getDefaultClient()?.awaitHuman(options) ?? askHuman(options, systemClock)
}
