import { pool } from '#server/db/client.ts'
import { prepared } from '#server/db/prepared.ts'
import { escalateTasks } from './escalate-tasks.ts'
import { lapseClaims } from './lapse-claims.ts'
import { remindTasks } from './remind-tasks.ts'

/** Three probes of partial indexes in one round trip; nothing more happens while nothing is due. */
const ANY_DUE = `SELECT EXISTS (SELECT FROM tasks WHERE claim_expires_at <= now()) AS claims,
  EXISTS (SELECT FROM tasks WHERE escalate_at <= now()) AS escalations,
  EXISTS (SELECT FROM tasks WHERE remind_at <= now()) AS reminders`

type AnyDue = { claims: boolean; escalations: boolean; reminders: boolean }

/**
 * One round of what the clocks of open tasks ask for: claims that expire, then escalations, then reminders, so that whoever
 * is reminded is who is asked by then. Replicas may all do it. Answers with how many were acted on and whether there may be more.
 */
export async function actOnClocks(): Promise<{ acted: number; more: boolean }> {
  const { rows } = await pool().query<AnyDue>(prepared(ANY_DUE, []))
  const due = rows[0]
  const none = { done: [], more: false }
  const rounds = [
    due?.claims ? await lapseClaims() : none,
    due?.escalations ? await escalateTasks() : none,
    due?.reminders ? await remindTasks() : none,
  ]
  return { acted: rounds.reduce((sum, { done }) => sum + done.length, 0), more: rounds.some(({ more }) => more) }
}
