import type { TaskResponse } from '#contract/task.ts'
import { isTerminal } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { NOT_ENDED } from './ended.ts'
import { loadTask, reloadTask } from './load-task.ts'
import { timestamp, toTaskResponse, type TaskRow } from './task-row.ts'
import { extraOf } from './transition-statement.ts'

/** A deadline only ever gets later: whoever counted on an answer by then may not be told earlier that there is none. */
const EXTEND = `WITH old AS (SELECT t.id, t.status, t.timeout_at FROM tasks t
      WHERE t.id = $1 AND ${NOT_ENDED} AND t.timeout_at <= now() + make_interval(secs => $2) FOR UPDATE),
    moved AS (UPDATE tasks t SET timeout_at = now() + make_interval(secs => $2), updated_at = now()
      FROM old WHERE t.id = old.id RETURNING t.id, t.status, t.timeout_at, old.timeout_at AS before)
  INSERT INTO events (id, task_id, action, from_status, to_status, actor_type, actor_user_id, actor_email, channel, extra_data)
    SELECT $3, id, 'extended', status, status, $4, $5, $6, $7,
      (COALESCE($8::jsonb, '{}') || jsonb_build_object('from', ${iso('before')}, 'to', ${iso('timeout_at')}))::json FROM moved`

/** SQL: as `timestamp` writes it. */
function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

function refusal(task: TaskRow): DomainError {
  if (isTerminal(task.status)) return alreadyTerminal(task)
  const message = `would end the task before its present deadline, ${timestamp(task.timeout_at)}; a deadline can only get later.`
  return new DomainError('VALIDATION_FAILED', `timeout_seconds: ${message}`, {
    detail: [{ type: 'value_error', loc: ['body', 'timeout_seconds'], msg: message }],
  })
}

/** Extends the deadline of an open task to `timeoutSeconds` from now. Against a time-out, whichever commits first has won. */
export async function extendTask(caller: Caller, { id, timeoutSeconds }: { id: string; timeoutSeconds: number }): Promise<TaskResponse> {
  await loadTask(caller, 'task:extend', id)
  const actor = actorOf(caller, personOf(caller) ? 'dashboard' : null)
  const extra = extraOf(actor, null)
  const values = [id, timeoutSeconds, newId(), actor.type, actor.userId, actor.email, actor.channel, extra && JSON.stringify(extra)]
  const extended = await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(EXTEND, values)
    if (rowCount === 0) return null
    tx.afterCommit(() => signalChange(id, 'extended'))
    return reloadTask(tx, id)
  })
  if (!extended) throw refusal(await reloadTask(pool(), id))
  return toTaskResponse(extended)
}
