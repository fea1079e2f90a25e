import { AsyncLocalStorage } from 'node:async_hooks'

/** What every log line, and the span, of one request or job says of it. Ids only. */
export type Scope = { requestId?: string; job?: string; taskId?: string }

const storage = new AsyncLocalStorage<Scope>()

export function runInScope<T>(scope: Scope, work: () => T): T {
  return storage.run(scope, work)
}

/** A copy: whoever gets it may change it. */
export function currentScope(): Scope {
  return { ...storage.getStore() }
}

/** Says which task it is about, once that is known. */
export function noteTask(id: string): void {
  const scope = storage.getStore()
  if (scope) scope.taskId = id
}
