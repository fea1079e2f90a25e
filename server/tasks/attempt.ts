import type { Tx } from '#server/db/tx.ts'
import { DomainError } from '#server/domain/errors.ts'

/** Does a part of a transaction that can be undone alone. Answers with why the core refused it, or null; then it is undone. */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<DomainError | null> {
  await tx.query('SAVEPOINT attempt')
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await tx.query('ROLLBACK TO SAVEPOINT attempt')
    return error
  }
  await tx.query('RELEASE SAVEPOINT attempt')
  return null
}
