import { prepared } from '#server/db/prepared.ts'
import type { Tx } from '#server/db/tx.ts'
import { DomainError } from '#server/domain/errors.ts'

/** In order, so that two who hold several cannot block one another. */
const HOLD = 'SELECT id FROM users WHERE id = ANY($1) AND active ORDER BY id FOR KEY SHARE'

/**
 * Those of these people who are active, and stay so to the end of the transaction: whoever deactivates or deletes them waits
 * for it, and then finds what it has given them. Taken before a task, as by whoever deactivates them; the other way round the
 * two would wait for one another.
 */
export async function holdPeople(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(prepared(HOLD, [ids]))
  return new Set(rows.map(({ id }) => id))
}

/** For whoever was signed in when the request came, and is deactivated or deleted by now. */
export function accountGone(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'This account has been deactivated.')
}
