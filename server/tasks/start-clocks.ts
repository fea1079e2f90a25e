import type { OpeningHours } from '#contract/calendar.ts'
import type { Tx } from '#server/db/tx.ts'
import { addBusinessSeconds } from '#server/domain/calendar.ts'

export type CalendarColumns = { time_zone: string | null; hours: OpeningHours | null; holidays: string[] | null }

/** SQL: the calendar of pool `p`, if there is one. */
export const CALENDAR_COLUMNS = 'p.time_zone, p.hours, p.holidays'

/** So many seconds of the pool's hours after `start`. Without a pool it is always open. Null: never. */
export function dueAfter(start: Date, seconds: number | null, { time_zone, hours, holidays }: CalendarColumns): Date | null {
  if (seconds === null) return null
  return addBusinessSeconds({ timeZone: time_zone ?? 'UTC', hours, holidays }, start, seconds)
}

type Settings = CalendarColumns & { now: Date; remind_after: number | null; escalate_after: number | null; has_target: boolean }

/** The task's own go before the pool's. Once the task's own escalation is used up, those of the pools it comes to are left. */
const OWN_FIRST = `SELECT now() AS now, COALESCE(t.remind_after, p.remind_after) AS remind_after, ${CALENDAR_COLUMNS},
    COALESCE(t.escalate_after, p.escalate_after) AS escalate_after, COALESCE(t.escalate_to, p.escalate_to) IS NOT NULL AS has_target
  FROM tasks t LEFT JOIN pools p ON p.id = t.pool_id WHERE t.id = $1`
const OF_POOL = `SELECT now() AS now, COALESCE(t.remind_after, p.remind_after) AS remind_after, ${CALENDAR_COLUMNS},
    p.escalate_after, p.escalate_to IS NOT NULL AS has_target
  FROM tasks t LEFT JOIN pools p ON p.id = t.pool_id WHERE t.id = $1`

const START = `UPDATE tasks SET remind_at = $2, escalate_at = $3 WHERE id = $1
  AND (remind_at IS DISTINCT FROM $2::timestamptz OR escalate_at IS DISTINCT FROM $3::timestamptz)`

const READ = { first: OWN_FIRST, next: OF_POOL, none: OF_POOL }

export type Started = { reminds: boolean; escalates: 'without whom' | 'without when' | 'wholly' | null }

function escalates({ escalate_after, has_target }: Settings): Started['escalates'] {
  if (has_target) return escalate_after === null ? 'without when' : 'wholly'
  return escalate_after === null ? null : 'without whom'
}

/**
 * Starts a task's clocks, because people have just been asked: when they are reminded, and when it is put to others. Counted
 * from the beginning of the transaction. `next` is after an escalation, `none` when there is to be no other. Answers with
 * whether anybody is reminded, and whether the settings say both when it is escalated and to whom.
 */
export async function startClocks(tx: Tx, taskId: string, escalation: keyof typeof READ = 'first'): Promise<Started> {
  const { rows } = await tx.query<Settings>(READ[escalation], [taskId])
  const settings = rows[0]
  if (!settings) return { reminds: false, escalates: null }
  const says = escalates(settings)
  const after = says === 'wholly' && escalation !== 'none' ? settings.escalate_after : null
  await tx.query(START, [taskId, dueAfter(settings.now, settings.remind_after, settings), dueAfter(settings.now, after, settings)])
  return { reminds: settings.remind_after !== null, escalates: says }
}
