import { pool } from '#server/db/client.ts'
import { normalizeEmail } from '#server/people/email.ts'

export type SignIn = { id: string; email: string; epoch: number; passwordHash: string | null }

type Row = { id: string; email: string; session_epoch: number; password_hash: string | null }

const FIND = 'SELECT id, email, session_epoch, password_hash FROM users WHERE email = $1 AND active'

/** The active person with this address, however it is written. */
export async function findSignIn(email: string): Promise<SignIn | null> {
  const { rows } = await pool().query<Row>(FIND, [normalizeEmail(email)])
  const row = rows[0]
  return row ? { id: row.id, email: row.email, epoch: row.session_epoch, passwordHash: row.password_hash } : null
}
