import { IdempotencyMismatchError, TaskCreateError } from './errors/http-errors.ts'
import { tasksCreate, type CreateTaskRequest, type TaskResponse } from './generated/api.ts'
import { strangerHint } from './http/advice.ts'
import { send, type Answer } from './http/send.ts'
import { credentialHint, type Session } from './http/session.ts'
import { generateIdempotencyKey } from './idempotency.ts'
import type { CreatedTask } from './options.ts'

/** Milliseconds. Storing a task takes a few; thirty seconds leave room for a 5 MB payload on a bad line. */
const CREATE_TIMEOUT_MS = 30_000

function differing(detail: unknown): string[] {
  const differs = (detail as { differs?: unknown } | undefined)?.differs
  return Array.isArray(differs) ? differs.map(String) : []
}

/** Whoever gave no key does not know that there is one: it is the question itself. */
async function hashedHint({ task, payload, idempotency_key }: CreateTaskRequest): Promise<string | undefined> {
  if (idempotency_key !== (await generateIdempotencyKey(task, payload))) return undefined
  return 'No idempotencyKey was given, so it is a hash of task and payload, and the two were asked before with another responseSchema. Give a new idempotencyKey (while you try things out, one with a number in it), or ask something else.'
}

async function refused(session: Session, request: CreateTaskRequest, answer: Answer<TaskResponse> & { ok: false }): Promise<Error> {
  const { status, attempts, requestId, problem } = answer
  if (problem.code === 'IDEMPOTENCY_KEY_MISMATCH')
    return new IdempotencyMismatchError(request.idempotency_key, differing(problem.detail), problem.message).with({
      attempts,
      requestId,
      hint: await hashedHint(request),
    })
  return new TaskCreateError(status, problem.text).with({
    attempts,
    requestId,
    hint: credentialHint(session, status) ?? strangerHint(session.connection.url, { ...problem, status }),
  })
}

/** Creates the task, or finds the one an earlier call with the same key created: repeating it is always safe. */
export async function createTask(
  session: Session,
  request: CreateTaskRequest,
  signal?: AbortSignal,
): Promise<{ task: TaskResponse; created: CreatedTask }> {
  const answer = await send(session, tasksCreate, { body: request, policy: { timeoutMs: CREATE_TIMEOUT_MS, signal } })
  if (!answer.ok) throw await refused(session, request, answer)
  const { body: task, status, attempts, requestId } = answer
  if (typeof task.id !== 'string' || !task.id)
    throw new TaskCreateError(status, JSON.stringify(task)).with({
      attempts,
      requestId,
      hint: `The answer is not a task: is ${session.connection.url} the address of the server itself, https included? A redirect would explain it.`,
    })
  const url = `${session.connection.url}/tasks/${encodeURIComponent(task.id)}`
  return { task, created: { id: task.id, url, status: task.status, replayed: answer.header('idempotent-replayed') === 'true' } }
}
