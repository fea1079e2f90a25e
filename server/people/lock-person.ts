import type { Tx } from '#server/db/tx.ts'
import type { Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { personNotFound } from './person-row.ts'

export type LockedPerson = {
  id: string
  display_name: string | null
  email: string | null
  slack_team_id: string | null
  slack_user_id: string | null
  access_level: string | null
  is_operator: boolean
  active: boolean
}

const LOCK_ROW = `SELECT id, display_name, email, slack_team_id, slack_user_id, access_level, is_operator, active
  FROM users WHERE id = $1 FOR UPDATE`

/** Whoever takes an operator away waits here for one another, and sees what the other has done. 72_707_370 is the set-up's. */
const OPERATORS_LOCK = 72_707_371
const TAKE_TURNS = 'SELECT pg_advisory_xact_lock($1)'

const ANOTHER_OPERATOR = 'SELECT EXISTS (SELECT FROM users WHERE is_operator AND active AND id <> $1) AS found'

/** The person, who stays as they are until the end of the transaction: nobody gives them a task meanwhile. Throws USER_NOT_FOUND. */
export async function lockPerson(tx: Tx, caller: Caller, unverifiedId: string): Promise<LockedPerson> {
  assertMay(caller, 'person:write')
  const { rows } = await tx.query<LockedPerson>(LOCK_ROW, [plausibleId(unverifiedId)])
  if (!rows[0]) throw personNotFound(unverifiedId)
  if (rows[0].is_operator) assertMay(caller, 'operator:write')
  return rows[0]
}

/** Throws LAST_OPERATOR when nobody could manage the place without this person, also when two are taken away at once. */
export async function assertNotLastOperator(tx: Tx, { id, is_operator, active }: LockedPerson): Promise<void> {
  if (!is_operator || !active) return
  await tx.query(TAKE_TURNS, [OPERATORS_LOCK])
  const { rows } = await tx.query<{ found: boolean }>(ANOTHER_OPERATOR, [id])
  if (!rows[0]?.found) throw new DomainError('LAST_OPERATOR', 'This is the last active operator; without one nobody manages this server.')
}
