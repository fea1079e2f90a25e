import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { DomainError } from '#server/domain/errors.ts'
import { env } from '#server/env.ts'
import { insertPerson, preparePerson } from '#server/people/create-person.ts'
import { readPerson } from '#server/people/person-row.ts'
import { recordPerson } from '#server/people/record-person.ts'
import { deriveKey } from './keys.ts'
import { countAttempt } from './rate-limits.ts'
import { isSameSecret } from './same-secret.ts'

type FirstOperator = { token: string; email: string; password: string; display_name?: string | null }

/** One set-up at a time looks for people and adds one. A number of its own: migrations lock 72_707_369. */
const LOCK = 72_707_370

const ANYBODY = 'SELECT EXISTS (SELECT FROM users) AS found'

async function isAnybodyHere(db: Pick<Tx, 'query'> = pool()): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(ANYBODY)
  return rows[0]?.found === true
}

async function assertNobodyHere(db?: Pick<Tx, 'query'>): Promise<void> {
  if (!(await isAnybodyHere(db))) return
  throw new DomainError('SETUP_ALREADY_COMPLETED', 'This server has been set up already.')
}

/** Derived, so that every replica prints the same link and a restart does not void it. Worth nothing once anybody is here. */
export function setupToken(): string {
  return deriveKey('setup').toString('base64url')
}

/** The link for the first operator, or null when somebody has used it. */
export async function setupUrl(): Promise<string | null> {
  return (await isAnybodyHere()) ? null : `${env().publicUrl}/setup?token=${setupToken()}`
}

export async function setupStatus(): Promise<{ needs_setup: boolean; token_active: boolean }> {
  const empty = !(await isAnybodyHere())
  return { needs_setup: empty, token_active: empty }
}

/** The order of the checks is binding (server §1.7): rate, then whether it is done already, then the token. */
export async function createFirstOperator(input: FirstOperator, ip: string): Promise<{ user_id: string; email: string }> {
  await countAttempt('setup-ip', ip)
  await assertNobodyHere()
  if (!isSameSecret(input.token, setupToken())) throw new DomainError('INVALID_SETUP_TOKEN', 'The setup token is wrong.')
  const { email, password, display_name: displayName } = input
  const person = await preparePerson({ email, password, displayName, isOperator: true })
  return inTransaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await assertNobodyHere(tx)
    const { id, email: stored } = await insertPerson(tx, person)
    // Nobody else was here: they have made themselves.
    const actor = { type: 'human', userId: id, email: stored, channel: 'dashboard' } as const
    await recordPerson(tx, actor, { action: 'created', person: await readPerson(tx, id) })
    return { user_id: id, email: stored }
  })
}
