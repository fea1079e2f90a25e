import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Person } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { normalizeEmail } from './email.ts'
import { hashPassword } from './password.ts'

export type NewPerson = {
  email: string
  displayName?: string | null
  password?: string
  isOperator?: boolean
  /** Names; a role or pool that does not exist yet is made. */
  roles?: readonly string[]
  pools?: readonly string[]
  accessLevel?: string | null
}

type PreparedPerson = Omit<NewPerson, 'password'> & { passwordHash: string | null }

const INSERT = `
  INSERT INTO users (id, email, display_name, access_level, is_operator, password_hash, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, now())
  ON CONFLICT (email) DO NOTHING`

type Group = 'role' | 'pool'

// Sorted, so that two people made at once take the rows in the same order and cannot block one another.
const insertGroups = (group: Group) => `
  INSERT INTO ${group}s (id, name) SELECT id, name FROM unnest($1::text[], $2::text[]) AS new (id, name) ORDER BY name
  ON CONFLICT (name) DO NOTHING`
const joinGroups = (group: Group) => `
  INSERT INTO user_${group}s (user_id, ${group}_id) SELECT $1, id FROM ${group}s WHERE name = ANY ($2)`

async function join(tx: Tx, userId: string, { group, names }: { group: Group; names: readonly string[] }): Promise<void> {
  const wanted = [...new Set(names.map((name) => name.trim()).filter(Boolean))]
  if (wanted.length === 0) return
  await tx.query(insertGroups(group), [wanted.map(newId), wanted])
  await tx.query(joinGroups(group), [userId, wanted])
}

/** Hashing takes a core's 100 ms: done before a transaction holds one of few connections. */
export async function preparePerson({ password, ...person }: NewPerson): Promise<PreparedPerson> {
  return { ...person, email: normalizeEmail(person.email), passwordHash: password ? await hashPassword(password) : null }
}

/** Throws USER_ALREADY_EXISTS when the address is taken. */
export async function insertPerson(tx: Tx, person: PreparedPerson): Promise<Person & { email: string }> {
  const { email, accessLevel = null, isOperator = false, passwordHash, roles = [], pools = [] } = person
  const id = newId()
  const displayName = person.displayName?.trim() || null
  const { rowCount } = await tx.query(INSERT, [id, email, displayName, accessLevel, isOperator, passwordHash])
  if (rowCount === 0) throw new DomainError('USER_ALREADY_EXISTS', `There is an account for ${email} already.`)
  await join(tx, id, { group: 'role', names: roles })
  await join(tx, id, { group: 'pool', names: pools })
  return { id, email, displayName }
}

export async function createPerson(input: NewPerson): Promise<Person & { email: string }> {
  const person = await preparePerson(input)
  return inTransaction((tx) => insertPerson(tx, person))
}
