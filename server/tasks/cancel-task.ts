import type { TaskResponse } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { EXPIRE_OFFERS } from './assignment-sql.ts'
import { loadTask, reloadTask } from './load-task.ts'
import { toTaskResponse } from './task-row.ts'
import { transitionAndRead } from './transition.ts'

/** Withdraws a question: whoever waits for the answer is told at once. */
export async function cancelTask(caller: Caller, id: string): Promise<TaskResponse> {
  await loadTask(caller, 'task:cancel', id)
  const cancelled = await inTransaction(async (tx) => {
    const channel = personOf(caller) ? 'dashboard' : null
    const moved = await transitionAndRead(tx, { taskId: id, actions: ['cancel'], actor: actorOf(caller, channel) })
    if (moved) await tx.query(EXPIRE_OFFERS, [[id]])
    return moved
  })
  if (!cancelled) throw alreadyTerminal(await reloadTask(pool(), id))
  return toTaskResponse(cancelled)
}
