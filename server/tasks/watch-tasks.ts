import { EventEmitter, on } from 'node:events'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { hub } from '#server/waiters/hub.ts'
import { loadTask } from './load-task.ts'

/** Bare: which task changed. What became of it is read afterwards, with the reader's own rights. */
export type TaskChange = { task_id: string | null }

/**
 * Every change that concerns the caller, until `signal` aborts or the server stops: of one task, or of all. Reviewers who watch all
 * are told only that something changed, since the task may be none of theirs.
 */
export async function* watchTasks(caller: Caller, taskId: string | null, signal: AbortSignal): AsyncGenerator<TaskChange> {
  if (taskId) await loadTask(caller, 'task:read', taskId)
  else assertMay(caller, 'task:list')
  const changes = new EventEmitter()
  const stopped = new AbortController()
  const ended = AbortSignal.any([signal, stopped.signal])
  const tell = (id: string) => (hub().closed ? stopped.abort() : changes.emit('change', id))
  const unsubscribe = hub().subscribe(taskId ?? '*', ({ taskId: id }) => tell(id))
  try {
    if (hub().closed) return
    for await (const [id] of on(changes, 'change', { signal: ended }))
      yield { task_id: caller.kind === 'reviewer' && !taskId ? null : (id as string) }
  } catch (error) {
    if (!ended.aborted) throw error
  } finally {
    unsubscribe()
  }
}
