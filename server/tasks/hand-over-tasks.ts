import type { HandedOver } from '#contract/moves.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { NOT_ENDED } from './ended.ts'
import { reassignTask } from './reassign-task.ts'

const PERSON = 'SELECT id, substitute_id FROM users WHERE id = $1'

const HELD = `SELECT t.id, t.task FROM tasks t WHERE t.assigned_to_user_id = $1 AND ${NOT_ENDED} ORDER BY t.timeout_at`

type Wish = { userId: string; assignTo?: Record<string, unknown> | null; reason?: string | null }

async function targetOf({ userId, assignTo }: Wish): Promise<Record<string, unknown>> {
  const { rows } = await pool().query<{ id: string; substitute_id: string | null }>(PERSON, [plausibleId(userId)])
  const person = rows[0]
  if (!person) throw new DomainError('USER_NOT_FOUND', `There is nobody with the id "${userId.slice(0, 64)}".`)
  if (assignTo) return assignTo
  if (person.substitute_id) return { user_id: person.substitute_id }
  throw new DomainError('ASSIGNMENT_INVALID', 'They have no substitute, so `assign_to` has to say whom their tasks go to.')
}

/**
 * Hands everything that a person holds to somebody else, by default their substitute: people for themselves, operators for
 * everybody. Each task by itself, the most urgent first; one that cannot be handed over stays with them and is told.
 */
export async function handOverTasks(caller: Caller, wish: Wish): Promise<HandedOver> {
  if (personOf(caller)?.id !== wish.userId) assertMay(caller, 'task:hand-over')
  const assignTo = await targetOf(wish)
  const { rows } = await pool().query<{ id: string; task: string }>(HELD, [wish.userId])
  const failed: HandedOver['failed'] = []
  for (const { id, task } of rows) {
    try {
      await reassignTask(caller, { id, assignTo, reason: wish.reason })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      failed.push({ id, task, message: error.message })
    }
  }
  return { handed_over: rows.length - failed.length, failed }
}
