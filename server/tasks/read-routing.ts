import type { TaskRouting } from '#contract/routing.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'

const ROUTING = 'SELECT t.routing FROM tasks t WHERE t.id = $1'

/** How a task was routed. Who else was considered is the operators' business; a reviewer reads why it came to whom it came. */
export async function readRouting(caller: Caller, taskId: string): Promise<TaskRouting | null> {
  const { rows } = await pool().query<{ routing: TaskRouting | null }>(ROUTING, [taskId])
  const routing = rows[0]?.routing ?? null
  return routing && caller.kind === 'reviewer' ? { ...routing, candidates: [] } : routing
}
