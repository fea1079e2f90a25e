import { isTerminal, type TaskStatus } from './contract/statuses.ts'
import { RequestError } from './errors/http-errors.ts'
import { TaskAlreadyTerminalError, TaskNotFoundError } from './errors/task-errors.ts'
import type { TaskResponse } from './generated/api.ts'
import { NOT_OURS } from './http/advice.ts'
import type { Answer, Policy } from './http/send.ts'
import { credentialHint, type Session } from './http/session.ts'
import { toTaskRecord, type TaskRecord } from './task-record.ts'

/** Milliseconds. Reads take a few; a list of 200 large tasks on a bad line takes seconds. */
const REQUEST_TIMEOUT_MS = 30_000
export const POLICY: Policy = { timeoutMs: REQUEST_TIMEOUT_MS }

/** For what would be there twice if it was sent again: when its answer is lost, whoever sent it should look first. */
export const ONCE: Policy = { ...POLICY, maxRetries: 0 }

function endedAs(detail: unknown): TaskStatus | 'ended' {
  const status = String((detail as { status?: unknown } | undefined)?.status)
  return isTerminal(status) ? status : 'ended'
}

/** What a good answer has; a refusal is thrown, as the error that says most. */
export function expectOk<Result>(session: Session, answer: Answer<Result>, { action, id = '' }: { action: string; id?: string }): Result {
  if (answer.ok) return answer.body
  const { status, attempts, requestId, problem } = answer
  if (problem.code === 'TASK_NOT_FOUND') throw new TaskNotFoundError(id).with({ attempts, requestId })
  if (problem.code === 'TASK_ALREADY_TERMINAL')
    throw new TaskAlreadyTerminalError(id, endedAs(problem.detail)).with({ status, attempts, requestId })
  throw new RequestError(action, status, problem.text).with({
    attempts,
    requestId,
    taskId: id || undefined,
    hint: credentialHint(session, status),
  })
}

/** {@link expectOk} of one task. */
export function expectTask(session: Session, answer: Answer<TaskResponse>, about: { action: string; id: string }): TaskRecord {
  const task = expectOk(session, answer, about)
  if (typeof task.status === 'string') return toTaskRecord(task)
  const { status, attempts, requestId } = answer
  throw new RequestError(about.action, status, '').with({ attempts, requestId, taskId: about.id, hint: NOT_OURS })
}
