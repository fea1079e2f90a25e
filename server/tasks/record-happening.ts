import type { Tx } from '#server/db/tx.ts'
import type { Actor } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import { extraOf } from './transition-statement.ts'

const RECORD = `INSERT INTO events (id, task_id, action, from_status, to_status, actor_type, actor_user_id, actor_email, channel, extra_data)
  SELECT e.id, t.id, $2, t.status, t.status, $3, $4, $5, $6, e.extra_data
  FROM jsonb_to_recordset($1::jsonb) AS e (id text, task_id text, extra_data json) JOIN tasks t ON t.id = e.task_id`

type Happening = { action: string; actor: Actor; tasks: readonly { id: string; extra: Record<string, unknown> | null }[] }

/** Writes down what happened to tasks without changing their status, and tells open pages. The caller holds their rows. */
export async function recordHappening(tx: Tx, { action, actor, tasks }: Happening): Promise<void> {
  const { type, userId, email, channel } = actor
  const events = tasks.map(({ id, extra }) => ({ id: newId(), task_id: id, extra_data: extraOf(actor, extra) }))
  await tx.query(RECORD, [JSON.stringify(events), action, type, userId, email, channel])
  for (const { id } of tasks) tx.afterCommit(() => signalChange(id, action))
}
