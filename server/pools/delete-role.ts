import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { escalatingPool } from './group-name.ts'
import { memberNames } from './members.ts'
import { lockRole, readRole } from './role-row.ts'

/** Deletes a role that no open task is asked of. Throws ROLE_NOT_FOUND and ROLE_IN_USE. */
export async function deleteRole(caller: Caller, unverifiedId: string): Promise<void> {
  assertMay(caller, 'pool:write')
  await inTransaction(async (tx) => {
    const { id, name } = await lockRole(tx, unverifiedId)
    const { open_tasks: open } = await readRole(tx, id)
    if (open > 0)
      throw new DomainError('ROLE_IN_USE', `The role "${name}" is asked in ${open === 1 ? 'an open task' : `${open} open tasks`}.`)
    const escalating = await escalatingPool(tx, 'role', name)
    if (escalating) throw new DomainError('ROLE_IN_USE', `The pool "${escalating}" escalates to the role "${name}".`)
    const before = { name, members: await memberNames(tx, 'role', id) }
    await tx.query('DELETE FROM roles WHERE id = $1', [id])
    await recordChange(tx, actorOf(caller, null), { subject: 'role', id, name, action: 'deleted', before })
  })
}
