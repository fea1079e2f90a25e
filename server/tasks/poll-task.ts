import { isTerminal } from '#contract/statuses.ts'
import type { PollResponse } from '#contract/task.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { noteTask } from '#server/scope.ts'
import { newBell } from '#server/waiters/bell.ts'
import { hub } from '#server/waiters/hub.ts'
import type { TaskState } from '#server/waiters/task-states.ts'
import { ringAfter } from '#server/waiters/ticker.ts'
import { loadTask, taskNotFound } from './load-task.ts'
import { pollAnswer } from './poll-answer.ts'

async function readState(id: string): Promise<TaskState> {
  const state = await hub().read(id)
  if (!state) throw taskNotFound(id)
  return state
}

/** Whether an agent may read does not hang on the task, so the first read of its state is all that a poll costs. */
async function assertMayPoll(caller: Caller, id: string): Promise<void> {
  if (personOf(caller)) await loadTask(caller, 'task:read', id)
  else assertMay(caller, 'task:read')
  if (!plausibleId(id)) throw taskNotFound(id)
}

export type Poll = {
  id: string
  timeout: number
  /** Questions to the agent that the caller knows of: more of them end the wait, too. */
  questions?: number | undefined
  signal: AbortSignal
}

/**
 * Holds until the task ends, the agent is asked something or `timeout` seconds pass, then answers with the state it is in. Woken by push: the row is
 * read once at the start, once after each change and once at the end. Ends early when `signal` aborts, at once and without a
 * read, or when the server stops. TASK_NOT_FOUND, also for a task that is deleted meanwhile.
 */
export async function pollTask(caller: Caller, { id, timeout, questions = Infinity, signal }: Poll): Promise<PollResponse> {
  const { ring, next } = newBell()
  let over = false
  const end = () => {
    over = true
    ring()
  }
  const unsubscribe = hub().subscribe(id, ring)
  const stopClock = ringAfter(timeout * 1000, end)
  signal.addEventListener('abort', ring, { once: true })
  try {
    for (;;) {
      // Each time: while somebody waited, the task may have been put to others.
      await assertMayPoll(caller, id)
      noteTask(id)
      const state = await readState(id)
      if (isTerminal(state.status) || state.questions > questions || over || hub().closed) return pollAnswer(state)
      if (!signal.aborted) await next()
      if (signal.aborted) return pollAnswer(state)
    }
  } finally {
    unsubscribe()
    stopClock()
    signal.removeEventListener('abort', ring)
  }
}
