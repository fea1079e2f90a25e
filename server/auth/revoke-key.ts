import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'

/** Locked: of two who revoke it at the same moment one did. */
const FIND = 'SELECT name, revoked_at FROM api_keys WHERE id = $1 FOR UPDATE'
const REVOKE = 'UPDATE api_keys SET revoked_at = now() WHERE id = $1 RETURNING revoked_at'

/** Ends a key: its next request is nobody's, its open streams close within seconds. Twice is as once. Throws API_KEY_NOT_FOUND. */
export async function revokeKey(caller: Caller, unverifiedId: string): Promise<void> {
  assertMay(caller, 'key:write')
  const id = plausibleId(unverifiedId)
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ name: string; revoked_at: Date | null }>(FIND, [id])
    const [key] = rows
    if (!key) throw new DomainError('API_KEY_NOT_FOUND', 'There is no API key with this id.')
    if (key.revoked_at) return
    const revoked = await tx.query<{ revoked_at: Date }>(REVOKE, [id])
    const after = { revoked_at: revoked.rows[0]?.revoked_at }
    await recordChange(tx, actorOf(caller, null), {
      subject: 'api_key',
      id,
      name: key.name,
      action: 'revoked',
      before: { revoked_at: null },
      after,
    })
  })
}
