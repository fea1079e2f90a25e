import { recordChange } from '#server/audit/record-change.ts'
import { pool } from '#server/db/client.ts'
import type { Tx } from '#server/db/tx.ts'
import type { Actor } from '#server/domain/caller.ts'
import { invalidField } from '#server/domain/problem.ts'
import { ADD_LEVEL, lockLevels, readLevels } from '#server/pools/level-row.ts'

/** Held, so that the level is not renamed or deleted between being found and being given. */
const KNOWN = 'SELECT 1 FROM access_levels WHERE name = $1 FOR KEY SHARE'

/**
 * The published API writes any text as a level, and its clients go on doing so: one that is new is made, above all others.
 */
export async function ensureLevel(tx: Tx, name: string | null, actor: Actor): Promise<void> {
  if (!name || (await tx.query(KNOWN, [name])).rowCount) return
  await lockLevels(tx)
  const { rowCount } = await tx.query(ADD_LEVEL, [name])
  if (rowCount) await recordChange(tx, actor, { subject: 'access_level', id: name, name, action: 'created', after: { name } })
}

/** For people who choose from a list: a level that is not in it was renamed or deleted meanwhile, or mistyped. Throws VALIDATION_FAILED. */
export async function assertKnownLevel(name: string | null | undefined): Promise<void> {
  if (!name) return
  const levels = (await readLevels(pool())).map((level) => level.name)
  if (levels.length === 0 || levels.includes(name)) return
  throw invalidField('access_level', `there is no access level "${name}"; there are ${levels.join(', ')}`)
}
