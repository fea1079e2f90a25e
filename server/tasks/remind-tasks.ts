import type { Tx } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { enqueueAll } from '#server/jobs/queue.ts'
import { dueSweep } from './due-sweep.ts'
import { WAITING } from './ended.ts'
import { recordHappening } from './record-happening.ts'
import { type CalendarColumns, CALENDAR_COLUMNS, dueAfter } from './start-clocks.ts'

type Due = CalendarColumns & { id: string; now: Date; remind_every: number | null; times: number }

const NEXT = `UPDATE tasks t SET remind_at = n.at FROM unnest($1::text[], $2::timestamptz[]) AS n (id, at) WHERE t.id = n.id`

async function remind(tx: Tx, tasks: Due[]): Promise<void> {
  const next = tasks.map((task) => dueAfter(task.now, task.remind_every, task))
  await tx.query(NEXT, [tasks.map(({ id }) => id), next])
  await recordHappening(tx, {
    action: 'reminded',
    actor: SYSTEM,
    tasks: tasks.map(({ id, times }) => ({ id, extra: { times: times + 1 } })),
  })
  await enqueueAll(
    tx,
    'notify',
    tasks.map(({ id }) => ({ task_id: id })),
  )
}

/** Reminds whoever is asked, again and again if the task or its pool says so. What was due while no process ran is one reminder, not many. */
export const remindTasks = dueSweep<Due>({
  what: 'reminded of',
  // Three statements for all of them, and some milliseconds each to count a calendar's hours.
  batch: 200,
  columns: `t.id, now() AS now, COALESCE(t.remind_every, p.remind_every) AS remind_every, ${CALENDAR_COLUMNS},
    (SELECT count(*)::int FROM events e WHERE e.task_id = t.id AND e.action = 'reminded') AS times`,
  from: 'tasks t LEFT JOIN pools p ON p.id = t.pool_id',
  due: `t.remind_at <= now() AND ${WAITING}`,
  since: 't.remind_at',
  act: remind,
})
