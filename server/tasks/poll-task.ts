import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import type { PollResponse } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { hub } from '#server/waiters/hub.ts'
import { loadTask, taskNotFound } from './load-task.ts'
import { timestamp } from './task-row.ts'

type Row = {
  status: TaskStatus
  response: Record<string, unknown> | null
  completed_at: Date | null
  timed_out_at: Date | null
  verification_attempt: number
  timeout_at: Date
}

const STATE = 'SELECT status, response, completed_at, timed_out_at, verification_attempt, timeout_at FROM tasks WHERE id = $1'

async function readState(id: string): Promise<Row> {
  const { rows } = await pool().query<Row>(STATE, [id])
  if (!rows[0]) throw taskNotFound(id)
  return rows[0]
}

function answerOf(row: Row): PollResponse {
  const ended = isTerminal(row.status)
  return {
    status: row.status,
    response: ended ? row.response : null,
    completed_at: ended ? timestamp(row.completed_at) : null,
    timed_out_at: ended ? timestamp(row.timed_out_at) : null,
    verification_attempt: row.verification_attempt,
    timeout_at: timestamp(row.timeout_at),
  }
}

/** A one-slot bell: changes that ring while nobody sleeps are heard by the next sleep. */
function bell() {
  let wake: (() => void) | undefined
  let rung = false
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    next: () =>
      new Promise<void>((resolve) => {
        wake = () => {
          rung = false
          wake = undefined
          resolve()
        }
        if (rung) wake()
      }),
  }
}

export type Poll = { id: string; timeout: number; signal: AbortSignal }

/**
 * Holds until the task ends or `timeout` seconds pass, then answers with the state it is in. Woken by push: the row is
 * read once at the start and once after each change. Ends early, with the state as it is, when `signal` aborts or the
 * server stops.
 */
export async function pollTask(caller: Caller, { id, timeout, signal }: Poll): Promise<PollResponse> {
  const { ring, next } = bell()
  const unsubscribe = hub().subscribe(id, ring)
  const stopped = AbortSignal.any([signal, AbortSignal.timeout(timeout * 1000)])
  stopped.addEventListener('abort', ring, { once: true })
  try {
    await loadTask(caller, 'task:read', id)
    for (;;) {
      const row = await readState(id)
      if (isTerminal(row.status) || stopped.aborted || hub().closed) return answerOf(row)
      await next()
    }
  } finally {
    unsubscribe()
    stopped.removeEventListener('abort', ring)
  }
}
