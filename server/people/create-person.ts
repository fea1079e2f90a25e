import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Actor, Person } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { ensureLevel } from './access-level.ts'
import { normalizeEmail } from './email.ts'
import { join } from './memberships.ts'
import { hashPassword } from './password.ts'

export type NewPerson<Email extends string | null = string> = {
  email: Email
  displayName?: string | null
  slackTeamId?: string | null
  slackUserId?: string | null
  password?: string | null
  isOperator?: boolean
  active?: boolean
  /** Names; a role or pool that does not exist yet is made. */
  roles?: readonly string[]
  pools?: readonly string[]
  accessLevel?: string | null
}

type PreparedPerson<Email extends string | null> = Omit<NewPerson<Email>, 'password'> & { passwordHash: string | null }
type Made<Email extends string | null> = Person & { email: Email }

// Whichever is taken, the email or the Slack user: either is one person.
const INSERT = `
  INSERT INTO users (id, email, display_name, slack_team_id, slack_user_id, access_level, is_operator, active, password_hash, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
  ON CONFLICT DO NOTHING`

export function personExists(email: string | null): DomainError {
  return new DomainError('USER_ALREADY_EXISTS', `There is an account for ${email ?? 'this Slack user'} already.`)
}

/** Hashing takes a core's 100 ms: done before a transaction holds one of few connections. */
export async function preparePerson<Email extends string | null>({
  password,
  ...person
}: NewPerson<Email>): Promise<PreparedPerson<Email>> {
  const email = (person.email === null ? null : normalizeEmail(person.email)) as Email
  return { ...person, email, passwordHash: password ? await hashPassword(password) : null }
}

/** With an `actor`, a level, role or pool that is new is written down to them, and the level made; seeds make their own. Throws USER_ALREADY_EXISTS when the address is taken. */
export async function insertPerson<Email extends string | null>(
  tx: Tx,
  person: PreparedPerson<Email>,
  actor: Actor | null = null,
): Promise<Made<Email>> {
  const { email, slackTeamId = null, slackUserId = null, isOperator = false, active = true, roles = [], pools = [] } = person
  const id = newId()
  const displayName = person.displayName?.trim() || null
  const accessLevel = person.accessLevel?.trim() || null
  const values = [id, email, displayName, slackTeamId, slackUserId, accessLevel, isOperator, active, person.passwordHash]
  const { rowCount } = await tx.query(INSERT, values)
  if (rowCount === 0) throw personExists(email)
  if (actor) await ensureLevel(tx, accessLevel, actor)
  await join(tx, id, { group: 'role', names: roles, actor })
  await join(tx, id, { group: 'pool', names: pools, actor })
  return { id, email, displayName }
}

export async function createPerson(input: NewPerson): Promise<Made<string>> {
  const person = await preparePerson(input)
  return inTransaction((tx) => insertPerson(tx, person))
}
