import type { FailedNotice } from '#contract/notices.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { actorOf, type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { enqueueAll } from '#server/jobs/queue.ts'
import { NOT_ENDED } from './ended.ts'
import { recordHappening } from './record-happening.ts'
import { timestamp } from './task-row.ts'

/** Failures looked through, newest first: a channel that is down fails for every task, and nobody reads further. */
const LOOK_AT = 1_000

/** Failures that nobody has had tried again, of tasks that still wait. */
const OPEN_FAILURES = `SELECT t.id AS task_id, t.task, max(e.created_at) AS failed_at,
    json_agg(json_build_object('channel', e.channel, 'recipient', e.extra_data->>'recipient', 'message', e.extra_data->>'message') ORDER BY e.seq) AS failures
  FROM (SELECT * FROM events WHERE action = 'notification_failed' ORDER BY created_at DESC, seq DESC LIMIT ${LOOK_AT}) AS e
    JOIN tasks t ON t.id = e.task_id
  WHERE ${NOT_ENDED} AND ($1::text IS NULL OR t.id = $1)
    AND NOT EXISTS (SELECT 1 FROM events r WHERE r.task_id = e.task_id AND r.action = 'notification_retried' AND r.seq > e.seq)
  GROUP BY t.id ORDER BY max(e.created_at) DESC, t.id`

type Row = Omit<FailedNotice, 'failed_at'> & { failed_at: Date }

async function find(db: Pick<Tx, 'query'>, taskId: string | null): Promise<Row[]> {
  return (await db.query<Row>(OPEN_FAILURES, [taskId])).rows
}

/** Tasks whose notices did not reach somebody, the latest first. */
export async function listFailedNotices(caller: Caller): Promise<FailedNotice[]> {
  assertMay(caller, 'job:read')
  return (await find(pool(), null)).map((row) => ({ ...row, failed_at: timestamp(row.failed_at) }))
}

async function retry(tx: Tx, caller: Caller, failed: readonly Row[]): Promise<{ retried: number }> {
  const actor = actorOf(caller, personOf(caller) ? 'dashboard' : null)
  const tasks = failed.map(({ task_id: id }) => ({ id, extra: null }))
  await recordHappening(tx, { action: 'notification_retried', actor, tasks })
  await enqueueAll(
    tx,
    'notify',
    failed.map(({ task_id }) => ({ task_id })),
  )
  return { retried: failed.length }
}

/** Has the notices of one task tried again. Throws NOTICE_NOT_FOUND where none has failed, or the task has ended. */
export async function retryNotices(caller: Caller, unverifiedTaskId: string): Promise<{ retried: number }> {
  assertMay(caller, 'job:retry')
  const id = plausibleId(unverifiedTaskId)
  return inTransaction(async (tx) => {
    const failed = await find(tx, id)
    if (failed.length === 0)
      throw new DomainError('NOTICE_NOT_FOUND', `No notice of the task "${unverifiedTaskId.slice(0, 64)}" waits to be tried again.`)
    return retry(tx, caller, failed)
  })
}

/** Has all of them tried again, say once a channel has been set up. Answers with how many tasks. */
export async function retryAllNotices(caller: Caller): Promise<{ retried: number }> {
  assertMay(caller, 'job:retry')
  return inTransaction(async (tx) => retry(tx, caller, await find(tx, null)))
}
