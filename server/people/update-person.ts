import type { UpdateUser, UserResponse } from '#contract/people.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { enqueue } from '#server/jobs/queue.ts'
import { returnTasks } from '#server/tasks/return-tasks.ts'
import { ensureLevel } from './access-level.ts'
import { assertAddress } from './address.ts'
import { personExists } from './create-person.ts'
import { normalizeEmail } from './email.ts'
import { assertNotLastOperator, type LockedPerson, lockPerson } from './lock-person.ts'
import { namesOf, setMemberships } from './memberships.ts'
import { hashPassword } from './password.ts'
import { readPerson } from './person-row.ts'
import { operatorOf, recordUpdate, subjectOf } from './record-person.ts'

const UPDATE = `UPDATE users SET display_name = $2, email = $3, slack_team_id = $4, slack_user_id = $5, access_level = $6, is_operator = $7,
    active = $8, password_hash = COALESCE($9, password_hash), session_epoch = session_epoch + $10, updated_at = now()
  WHERE id = $1`

/** SQLSTATE unique_violation. */
const TAKEN = '23505'

/** Null or left out is as it was; an empty text is none. */
function merged(before: LockedPerson, changes: UpdateUser): LockedPerson {
  const text = (key: 'display_name' | 'slack_team_id' | 'slack_user_id' | 'access_level') => {
    const wanted = changes[key]
    return typeof wanted === 'string' ? wanted || null : before[key]
  }
  return {
    id: before.id,
    display_name: text('display_name'),
    email: typeof changes.email === 'string' ? normalizeEmail(changes.email) || null : before.email,
    slack_team_id: text('slack_team_id'),
    slack_user_id: text('slack_user_id'),
    access_level: text('access_level'),
    is_operator: changes.is_operator ?? before.is_operator,
    active: changes.active ?? before.active,
  }
}

type Written = { after: LockedPerson; passwordHash: string | null; endsSessions: boolean }

async function write(tx: Tx, { after, passwordHash, endsSessions }: Written): Promise<void> {
  const { id, display_name, email, slack_team_id, slack_user_id, access_level, is_operator, active } = after
  const texts = [display_name, email, slack_team_id, slack_user_id, access_level]
  await tx.query(UPDATE, [id, ...texts, is_operator, active, passwordHash, endsSessions ? 1 : 0]).catch((error: { code?: string }) => {
    throw error.code === TAKEN ? personExists(email) : error
  })
}

/**
 * Changes a person. Who is deactivated is out at once, and gives back what they hold; a new password ends the sessions of
 * the old one. Throws USER_NOT_FOUND, USER_NO_ADDRESS, USER_ALREADY_EXISTS and LAST_OPERATOR.
 */
export async function updatePerson(caller: Caller, id: string, changes: UpdateUser): Promise<UserResponse> {
  assertMay(caller, 'person:write')
  if (changes.is_operator) assertMay(caller, 'operator:write')
  const passwordHash = changes.password ? await hashPassword(changes.password) : null
  const actor = operatorOf(caller)
  return inTransaction(async (tx) => {
    const before = await lockPerson(tx, caller, id)
    const after = merged(before, changes)
    assertAddress(after)
    const leaves = before.active && !after.active
    if (leaves || !after.is_operator) await assertNotLastOperator(tx, before)
    const read = await readPerson(tx, before.id)
    await ensureLevel(tx, after.access_level, actor)
    await write(tx, { after, passwordHash, endsSessions: leaves || passwordHash !== null })
    await setMemberships(tx, before.id, { group: 'role', names: namesOf(changes.role, changes.roles), actor })
    await setMemberships(tx, before.id, { group: 'pool', names: namesOf(changes.pool, changes.pools), actor })
    if (after.active) await enqueue(tx, 'route_waiting', { user_id: before.id })
    if (leaves) await returnTasks(tx, { userId: before.id, actor, why: 'deactivated' })
    const changed = await readPerson(tx, before.id)
    await recordUpdate(tx, actor, { before: read, after: changed })
    if (passwordHash) await recordChange(tx, actor, { ...subjectOf(changed), action: 'password_set' })
    return changed
  })
}
