import type { Tx } from '#server/db/tx.ts'
import type { TaskStatus } from '#contract/statuses.ts'
import type { Actor } from '#server/domain/caller.ts'
import { isAllowed } from '#server/domain/lifecycle.ts'
import { movable, moved } from './assignment-sql.ts'
import { NOT_ENDED } from './ended.ts'
import { recordHappening } from './record-happening.ts'
import { transitionAll } from './transition.ts'

/** Tasks a statement: its events are one parameter, which stays below 200 kB. */
const BATCH = 500

const HELD = `SELECT t.id, t.status FROM tasks t WHERE t.assigned_to_user_id = $1 AND ${NOT_ENDED} FOR UPDATE`

/** For statuses that do not depend on a holder: the task loses its own and stays where it is. */
const FREE = `UPDATE tasks SET assigned_to_user_id = NULL, assigned_to_email = NULL, claim_expires_at = NULL, updated_at = now() WHERE id = ANY($1)`

const GIVE_BACK = `UPDATE assignments SET ${moved('release')} WHERE task_id = ANY($1) AND ${movable('release')}`

/**
 * Where some of a group were chosen, whether they hold the task or are only offered it, and nobody else is asked now, the others are:
 * as if nobody could have been asked before.
 */
const ROUTE_ANEW = `UPDATE tasks t SET unrouted_since = now() WHERE ${NOT_ENDED} AND t.unrouted_since IS NULL AND t.routing->'wanted'->>'kind' = 'group'
  AND t.assigned_to_user_id IS NULL AND t.assigned_to_email IS NULL
  AND t.id IN (SELECT a.task_id FROM assignments a WHERE a.user_id = $1 AND ${movable('expire')})
  AND NOT EXISTS (SELECT 1 FROM assignments a LEFT JOIN users u ON u.id = a.user_id
    WHERE a.task_id = t.id AND ${movable('expire')} AND a.user_id IS DISTINCT FROM $1 AND u.active IS NOT FALSE)`

type Departure = { userId: string; actor: Actor; why: 'deactivated' | 'deleted' }

async function returnBatch(tx: Tx, tasks: { id: string; status: TaskStatus }[], { userId, actor, why }: Departure): Promise<void> {
  const extra = { user_id: userId, reason: why }
  const idsWhere = (releasable: boolean) => tasks.flatMap(({ id, status }) => (isAllowed('release', status) === releasable ? id : []))
  const [released, freed] = [idsWhere(true), idsWhere(false)]
  if (released.length > 0)
    await transitionAll(tx, {
      tasks: released.map((id) => ({ id, extra })),
      actions: ['release'],
      actor,
      set: { assigned_to_user_id: null, assigned_to_email: null },
    })
  if (freed.length > 0) {
    await tx.query(FREE, [freed])
    await recordHappening(tx, { action: 'released', actor, tasks: freed.map((id) => ({ id, extra })) })
  }
  await tx.query(GIVE_BACK, [[...released, ...freed]])
}

/**
 * Gives back whatever a person holds, because they are deactivated or deleted: to the pool or role that was asked, else to
 * others who fit (route-waiting.ts finds them), else to nobody in particular. The caller has locked the person's row, so that nothing is given to them meanwhile.
 */
export async function returnTasks(tx: Tx, departure: Departure): Promise<void> {
  const { rows } = await tx.query<{ id: string; status: TaskStatus }>(HELD, [departure.userId])
  for (let from = 0; from < rows.length; from += BATCH) await returnBatch(tx, rows.slice(from, from + BATCH), departure)
  await tx.query(ROUTE_ANEW, [departure.userId])
}
