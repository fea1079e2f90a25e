import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { newBell } from '#server/waiters/bell.ts'
import { hub } from '#server/waiters/hub.ts'
import { PRESENCE } from '#server/waiters/signal-change.ts'
import { loadTask } from './load-task.ts'

/** Bare: which task changed, null when it may be any. What became of it is read afterwards, with the reader's own rights. */
export type TaskChange = {
  task_id: string | null
  /** Only who is in it has changed, not the task. */
  presence?: true
}

/** Changes kept for a page that is slow to take them. Beyond that it is told once that anything may have changed. */
const KEPT = 100

export type Watch = {
  /** Null for all. */
  taskId: string | null
  signal: AbortSignal
  /** Told how to end this when the caller may no longer have it. */
  whenStandingEnds: (end: () => void) => () => void
}

/**
 * Every change that concerns the caller, until `signal` aborts, their session ends or the server stops: of one task, or of all. Reviewers
 * who watch all are told only that something changed, since the task may be none of theirs. Changes that were not taken yet are told once.
 */
export async function* watchTasks(caller: Caller, { taskId, signal, whenStandingEnds }: Watch): AsyncGenerator<TaskChange> {
  if (taskId) await loadTask(caller, 'task:read', taskId)
  else assertMay(caller, 'task:list')
  const { ring, next } = newBell()
  // Whether that is all that changed of it.
  let untold = new Map<string | null, boolean>()
  const unsubscribe = hub().subscribe(taskId ?? '*', ({ taskId: id, what }) => {
    const told = id === '*' || (caller.kind === 'reviewer' && !taskId) ? null : id
    untold.set(told, what === PRESENCE && (untold.get(told) ?? true))
    if (untold.size > KEPT) untold = new Map([[null, false]])
    ring()
  })
  let over = false
  const end = () => {
    over = true
    ring()
  }
  const forget = whenStandingEnds(end)
  signal.addEventListener('abort', end, { once: true })
  try {
    while (!over && !signal.aborted && !hub().closed) {
      const told = [...untold]
      untold = new Map()
      for (const [task_id, presence] of told) yield { task_id, ...(presence && { presence }) }
      if (told.length === 0) await next()
    }
  } finally {
    unsubscribe()
    forget()
    signal.removeEventListener('abort', end)
  }
}
