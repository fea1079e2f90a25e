import type { TaskResponse } from '#contract/task.ts'
import { isTerminal } from '#contract/statuses.ts'
import { failPoint } from '#server/db/fail-point.ts'
import { inOneStatement, inTransaction, type Tx } from '#server/db/tx.ts'
import type { Actor } from '#server/domain/caller.ts'
import { canonicalJson } from '#server/domain/canonical-json.ts'
import { DomainError, type FieldError } from '#server/domain/errors.ts'
import { judgeResponse } from '#server/domain/judge-answer.ts'
import { whyNotStorable } from '#server/domain/storable.ts'
import { withAddresses } from '#server/files/inline-files.ts'
import { referenceProblems } from '#server/files/referenced-files.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { movable, moved } from './assignment-sql.ts'
import { assertNotExcluded } from './excluded.ts'
import { type LoadedTask, loadTask } from './load-task.ts'
import { judgeSubmission, storeSubmission } from './store-submission.ts'
import { type Reader, taskFor, withoutPeople } from './task-for.ts'
import type { TaskRow } from './task-row.ts'
import { type Move, transitionAndRead } from './transition.ts'

export type Answer = {
  id: string
  response: Record<string, unknown>
  /** Who answers and through which door, as the door has established it. */
  actor: Actor
  /** What language the person was shown, if known. */
  language: string | null
}

/** Whoever answered has responded; for everybody else the offer has expired. */
function close(submissionId: string, { userId, email }: Actor): Move['along'] {
  return (
    value,
  ) => `accepted AS (UPDATE submissions SET verdict = 'accepted', judged_at = now() FROM moved WHERE submissions.id = ${value(submissionId)}),
    responded AS (UPDATE assignments SET ${moved('respond')} FROM moved
      WHERE task_id = moved_id AND ${movable('respond')} AND (user_id = ${value(userId)} OR email = ${value(email)}) RETURNING assignments.id),
    expired AS (UPDATE assignments SET ${moved('expire')} FROM moved
      WHERE task_id = moved_id AND ${movable('expire')} AND assignments.id NOT IN (SELECT id FROM responded))`
}

/** A reviewer cannot answer over the head of the person who holds the task; an operator can. */
function isHeldByOther(caller: Reader, { assigned_to_user_id: holder }: TaskRow): boolean {
  return caller.kind === 'reviewer' && holder !== null && holder !== caller.person.id
}

function isOver(caller: Reader, task: TaskRow): boolean {
  return isTerminal(task.status) || isHeldByOther(caller, task)
}

/** Too late: the task has ended, or is somebody else's by now. */
async function refuse(caller: Reader, submissionId: string, row: TaskRow): Promise<never> {
  const task = withoutPeople(caller, row)
  await judgeSubmission(submissionId, 'late', null)
  if (isTerminal(task.status)) throw alreadyTerminal(task)
  throw new DomainError('TASK_ALREADY_CLAIMED', `${task.assigned_to_display_name ?? 'Somebody else'} holds this task.`)
}

function misfit(errors: FieldError[]): DomainError {
  const fields = errors.map(({ path, message }) => `${path || '/'} ${message}`).join(' ')
  return new DomainError('RESPONSE_INVALID', `The answer does not fit: ${fields}`, { errors })
}

/** The fields that the agent had proposed and the person sent otherwise. */
function editedKeys(proposed: Record<string, unknown>, response: Record<string, unknown>): string[] {
  return Object.keys(proposed).filter((key) => proposed[key] !== null && canonicalJson(proposed[key]) !== canonicalJson(response[key]))
}

/** What the event says of an answer: the names of its fields, which say something about a payload that was to be hidden (server §3.2). */
function namesIn(task: TaskRow, response: Record<string, unknown>) {
  const keys = Object.keys(response)
  if (task.redact_payload || keys.length === 0) return {}
  return { response_keys: keys, ...(task.initial_response && { edited_keys: editedKeys(task.initial_response, response) }) }
}

type Settlement = { caller: Reader; task: LoadedTask; answer: Answer; submissionId: string }

function settle(tx: Tx, { task, answer, submissionId }: Settlement): Promise<TaskRow | null> {
  const { actor, response } = answer
  return transitionAndRead(tx, {
    taskId: task.id,
    actions: ['submit', 'complete'],
    actor,
    set: {
      response: JSON.stringify(withAddresses(response)),
      completed_by_user_id: actor.userId,
      completed_by_email: actor.email,
      completed_via_channel: actor.channel,
      completed_at: 'now',
    },
    extra: { ...namesIn(task, response), submission_id: submissionId },
    // Since it was read somebody may have claimed it, or put it to others: then whether they may is to be asked again.
    version: task.version,
    along: close(submissionId, actor),
  })
}

function mayAnswer({ excluded }: LoadedTask, { actor }: Answer): void {
  assertNotExcluded({ excluded }, { id: actor.userId, email: actor.email })
}

/** As it is by now. Throws when it is none of the caller's any more; then they were too late. */
async function lookAgain({ caller, answer, submissionId }: Settlement): Promise<LoadedTask> {
  try {
    const task = await loadTask(caller, 'task:complete', answer.id)
    mayAnswer(task, answer)
    return task
  } catch (error) {
    await judgeSubmission(submissionId, 'late', null)
    throw error
  }
}

/** Settles the task as it was looked at, or as it is then, unless somebody was faster. */
async function settleAsSeen(settlement: Settlement): Promise<TaskResponse> {
  const { caller, task, submissionId } = settlement
  // A webhook's bytes are made of the settled task, and recorded by a statement more.
  const change = task.calls_back ? inTransaction : inOneStatement
  const settled = await change((tx) => settle(tx, settlement))
  failPoint('complete.settled')
  if (settled) return taskFor(caller, settled)
  const now = await lookAgain(settlement)
  // As it was, and yet it could not be: it is in a status in which nobody answers.
  if (now.version === task.version || isOver(caller, now)) return refuse(caller, submissionId, now)
  return settleAsSeen({ ...settlement, task: now })
}

/**
 * The one way in which a task is answered, whatever the channel. The submission is kept first, then judged by the form's
 * rules and the response schema; a valid one settles the task unless somebody was faster, and then the error names who.
 */
export async function completeTask(caller: Reader, answer: Answer): Promise<TaskResponse> {
  const task = await loadTask(caller, 'task:complete', answer.id)
  mayAnswer(task, answer)
  failPoint('complete.loaded')
  const unstorable = whyNotStorable(answer.response)
  if (unstorable) throw misfit([{ path: '', message: `The answer ${unstorable}.` }])
  const submissionId = await storeSubmission(task, { actor: answer.actor, answer: answer.response, language: answer.language })
  failPoint('complete.stored')
  if (isOver(caller, task)) return refuse(caller, submissionId, task)
  const errors = [...judgeResponse(task, answer.response), ...(await referenceProblems(task, answer.response))]
  if (errors.length > 0) {
    await judgeSubmission(submissionId, 'invalid', errors)
    throw misfit(errors)
  }
  failPoint('complete.judged')
  return settleAsSeen({ caller, task, answer, submissionId })
}
