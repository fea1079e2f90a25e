import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { expireTasks } from '#server/tasks/expire-tasks.ts'
import { age } from './busy/age.ts'
import { recordHistory } from './busy/deliveries.ts'
import { makeTeam, settleTeam } from './busy/people.ts'
import { planHistory } from './busy/plan.ts'
import { playHistory } from './busy/play.ts'
import { chanceOf } from './busy/random.ts'

const ADMIN: Caller = { kind: 'admin' }

/** Any number; the same one makes the same people ask the same questions, at the same distance from now. */
const SEED = 2026

/** Lets the deadlines pass, instead of waiting for them. */
async function passDeadlines(ids: readonly string[]): Promise<void> {
  await pool().query(`UPDATE tasks SET timeout_at = now() - interval '1 second' WHERE id = ANY($1)`, [ids])
  while ((await expireTasks()).more);
}

/**
 * A place in full swing: 12 people in 3 pools and 400 tasks of 8 kinds over 90 days, with every way to end, some open and due soon,
 * webhooks that failed. Made through the use-cases, then moved back in time (busy/age.ts). Answers with some ids, for links.
 */
export async function seed(): Promise<Record<string, string>> {
  const chance = chanceOf(SEED)
  const now = Date.now()
  const team = await makeTeam(ADMIN)
  const played = await playHistory({ team, chance, admin: ADMIN }, planHistory(chance, now))
  const overdue = played.filter(({ fate }) => fate === 'timed out' || fate === 'defaulted')
  await passDeadlines(overdue.map(({ id }) => id))
  await settleTeam(ADMIN, team)
  await age(played)
  await recordHistory(chance, played)
  const last = (fate: string) => played.findLast((task) => task.fate === fate)?.id ?? ''
  return {
    waiting: last('waiting'),
    held: last('held'),
    answered: last('dashboard'),
    handedOn: last('handed on'),
    timedOut: last('timed out'),
  }
}
