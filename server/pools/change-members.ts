import type { PoolResponse } from '#contract/pools.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { memberNames } from './members.ts'
import { lockPool, readPool } from './pool-row.ts'

type Membership = { pool_id: string; user_id: string }

const PERSON = 'SELECT id FROM users WHERE id = $1 FOR KEY SHARE'
// Last in a named order that there is; where there is none, null stays null.
const ADD = `INSERT INTO user_pools (pool_id, user_id, position) SELECT $1, $2, (SELECT max(position) + 1 FROM user_pools WHERE pool_id = $1)
  ON CONFLICT DO NOTHING`
const REMOVE = 'DELETE FROM user_pools WHERE pool_id = $1 AND user_id = $2'

async function change(caller: Caller, { pool_id, user_id }: Membership, statement: string): Promise<PoolResponse> {
  assertMay(caller, 'pool:write')
  return inTransaction(async (tx) => {
    const person = (await tx.query<{ id: string }>(PERSON, [plausibleId(user_id)])).rows[0]
    const { id, name } = await lockPool(tx, pool_id)
    if (!person) throw new DomainError('USER_NOT_FOUND', `There is nobody with the id "${user_id.slice(0, 64)}".`)
    const before = await memberNames(tx, 'pool', id)
    const { rowCount } = await tx.query(statement, [id, person.id])
    const members = { before: { members: before }, after: { members: await memberNames(tx, 'pool', id) } }
    if (rowCount) await recordChange(tx, actorOf(caller, null), { subject: 'pool', id, name, action: 'updated', ...members })
    return readPool(tx, id)
  })
}

/** Puts somebody into a pool, last in its order. Twice is as once. Throws POOL_NOT_FOUND and USER_NOT_FOUND. */
export function addMember(caller: Caller, membership: Membership): Promise<PoolResponse> {
  return change(caller, membership, ADD)
}

/** Takes somebody out of a pool; what they hold stays theirs. Twice is as once. Throws POOL_NOT_FOUND and USER_NOT_FOUND. */
export function removeMember(caller: Caller, membership: Membership): Promise<PoolResponse> {
  return change(caller, membership, REMOVE)
}
