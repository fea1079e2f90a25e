import type { Tx } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { statusesFor } from '#server/domain/lifecycle.ts'
import { enqueueAll } from '#server/jobs/queue.ts'
import { movable, moved } from './assignment-sql.ts'
import { dueSweep } from './due-sweep.ts'
import { nameOf } from './task-row.ts'
import { transitionAll } from './transition.ts'

type Lapsed = { id: string; holder_id: string | null; holder_name: string | null }

/** SQL: somebody has claimed task `t`. */
const CLAIMED = `t.status IN (${statusesFor('lapse')
  .map((status) => `'${status}'`)
  .join(', ')})`

const GIVE_BACK = `UPDATE assignments SET ${moved('release')} WHERE task_id = ANY($1) AND ${movable('release')}`

async function giveBack(tx: Tx, tasks: Lapsed[]): Promise<void> {
  await transitionAll(tx, {
    tasks: tasks.map(({ id, holder_id, holder_name }) => ({ id, extra: { user_id: holder_id, name: holder_name } })),
    actions: ['lapse'],
    actor: SYSTEM,
    set: { assigned_to_user_id: null, assigned_to_email: null },
  })
  await tx.query(GIVE_BACK, [tasks.map(({ id }) => id)])
  await enqueueAll(
    tx,
    'notify',
    tasks.map(({ id }) => ({ task_id: id })),
  )
}

/** Gives back what people have claimed and not answered in the time that the pool allows: to everybody who was asked. */
export const lapseClaims = dueSweep<Lapsed>({
  what: 'given back after its claim had expired',
  // Three statements for all of them.
  batch: 500,
  columns: `t.id, t.assigned_to_user_id AS holder_id, COALESCE(${nameOf('u', 't.assigned_to_user_id')}, t.assigned_to_email) AS holder_name`,
  from: 'tasks t LEFT JOIN users u ON u.id = t.assigned_to_user_id',
  due: `t.claim_expires_at <= now() AND ${CLAIMED}`,
  since: 't.claim_expires_at',
  act: giveBack,
})
