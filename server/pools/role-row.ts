import type pg from 'pg'
import type { RoleResponse, RoleSummary } from '#contract/pools.ts'
import type { Tx } from '#server/db/tx.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { NOT_ENDED } from '#server/tasks/ended.ts'
import { readMembers } from './members.ts'

/** Select list of everything that is told of a role but its members; `r` is the role. */
export const ROLE_COLUMNS = `r.id, r.name, (SELECT count(*)::int FROM user_roles m WHERE m.role_id = r.id) AS member_count,
  (SELECT count(DISTINCT t.id)::int FROM assignments a JOIN tasks t ON t.id = a.task_id
    WHERE a.role_id = r.id AND a.state IN ('offered', 'claimed') AND ${NOT_ENDED}) AS open_tasks`

const BY_ID = `SELECT ${ROLE_COLUMNS} FROM roles r WHERE r.id = $1`
const LOCK = 'SELECT id, name FROM roles WHERE id = $1 FOR UPDATE'

function roleNotFound(unverifiedId: string): DomainError {
  return new DomainError('ROLE_NOT_FOUND', `There is no role with the id "${unverifiedId.slice(0, 64)}".`)
}

/** Without asking who wants to know. Throws ROLE_NOT_FOUND. */
export async function readRole(db: Pick<pg.ClientBase, 'query'>, unverifiedId: string): Promise<RoleResponse> {
  const { rows } = await db.query<RoleSummary>(BY_ID, [plausibleId(unverifiedId)])
  if (!rows[0]) throw roleNotFound(unverifiedId)
  return { ...rows[0], members: await readMembers(db, 'role', rows[0].id) }
}

/** The role as it stays until the end of the transaction. Throws ROLE_NOT_FOUND. */
export async function lockRole(tx: Tx, unverifiedId: string): Promise<{ id: string; name: string }> {
  const { rows } = await tx.query<{ id: string; name: string }>(LOCK, [plausibleId(unverifiedId)])
  if (!rows[0]) throw roleNotFound(unverifiedId)
  return rows[0]
}
