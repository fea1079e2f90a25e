import { pool } from '#server/db/client.ts'
import { actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import { loadTask, taskNotFound } from './load-task.ts'
import { extraOf } from './transition-statement.ts'

/** The events stay, and a last one says who deleted it; the wake-up ends the waits of agents with "not found". */
const DELETE = `WITH gone AS (DELETE FROM tasks WHERE id = $1 RETURNING id, status),
  recorded AS (INSERT INTO events (id, task_id, action, from_status, to_status, actor_type, actor_user_id, actor_email, channel, extra_data)
    SELECT $2, id, 'deleted', status, status, $3, $4, $5, $6, $7::json FROM gone)
  SELECT id FROM gone`

/** Removes a task, its submissions and its assignments for good, and frees its key. */
export async function deleteTask(caller: Caller, id: string): Promise<void> {
  await loadTask(caller, 'task:delete', id)
  const actor = actorOf(caller, personOf(caller) ? 'dashboard' : null)
  const extra = extraOf(actor, null)
  const values = [id, newId(), actor.type, actor.userId, actor.email, actor.channel, extra && JSON.stringify(extra)]
  const { rowCount } = await pool().query(DELETE, values)
  if (rowCount === 0) throw taskNotFound(id)
  signalChange(id, 'deleted')
}
