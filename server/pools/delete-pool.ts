import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { escalatingPool } from './group-name.ts'
import { memberNames } from './members.ts'
import { lockPool, OPEN_TASKS } from './pool-row.ts'

const OPEN = `SELECT ${OPEN_TASKS} AS open_tasks FROM pools p WHERE p.id = $1`

/** Its tasks are of no pool from then on, and statistics have it from the tasks: the hours that are packed with its id are packed again. */
const UNPACK = `SELECT void_analytics_hours(ARRAY(SELECT DISTINCT date_trunc('hour', created_at, 'UTC') FROM tasks WHERE pool_id = $1))`

async function assertUnused(tx: Tx, { id, name }: { id: string; name: string }): Promise<void> {
  const { rows } = await tx.query<{ open_tasks: number }>(OPEN, [id])
  const open = rows[0]?.open_tasks ?? 0
  if (open > 0)
    throw new DomainError('POOL_IN_USE', `The pool "${name}" is asked in ${open === 1 ? 'an open task' : `${open} open tasks`}.`)
  const other = await escalatingPool(tx, 'pool', name)
  if (other) throw new DomainError('POOL_IN_USE', `The pool "${other}" escalates to "${name}".`)
}

/**
 * Deletes a pool that no open task is asked of; what it has decided stays. Its people stay people. Throws POOL_NOT_FOUND and
 * POOL_IN_USE.
 */
export async function deletePool(caller: Caller, unverifiedId: string): Promise<void> {
  assertMay(caller, 'pool:write')
  await inTransaction(async (tx) => {
    const { id, name, created_at: _, updated_at: __, ...before } = await lockPool(tx, unverifiedId)
    await assertUnused(tx, { id, name })
    const members = await memberNames(tx, 'pool', id)
    await tx.query(UNPACK, [id])
    await tx.query('DELETE FROM pools WHERE id = $1', [id])
    await recordChange(tx, actorOf(caller, null), { subject: 'pool', id, name, action: 'deleted', before: { ...before, members } })
  })
}
