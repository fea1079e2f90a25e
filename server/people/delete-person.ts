import { inTransaction } from '#server/db/tx.ts'
import type { Caller } from '#server/domain/caller.ts'
import { returnTasks } from '#server/tasks/return-tasks.ts'
import { assertNotLastOperator, lockPerson } from './lock-person.ts'
import { readPerson } from './person-row.ts'
import { operatorOf, recordPerson } from './record-person.ts'

/**
 * Deletes a person for good. What they hold is given back; what they have answered keeps their id and email, as its events
 * do. Throws USER_NOT_FOUND and LAST_OPERATOR.
 */
export async function deletePerson(caller: Caller, unverifiedId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, caller, unverifiedId)
    await assertNotLastOperator(tx, person)
    const actor = operatorOf(caller)
    await recordPerson(tx, actor, { action: 'deleted', person: await readPerson(tx, person.id) })
    await returnTasks(tx, { userId: person.id, actor, why: 'deleted' })
    await tx.query('DELETE FROM users WHERE id = $1', [person.id])
  })
}
