import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'

const REVOKE = 'UPDATE api_keys SET revoked_at = COALESCE(revoked_at, now()) WHERE id = $1'

/** Ends a key: its next request is nobody's, its open streams close within seconds. Twice is as once. Throws API_KEY_NOT_FOUND. */
export async function revokeKey(caller: Caller, unverifiedId: string): Promise<void> {
  assertMay(caller, 'key:write')
  // Postgres text cannot hold U+0000, and ids are far shorter than this; either is simply not one of ours.
  const id = unverifiedId.length <= 64 && !unverifiedId.includes('\0') ? unverifiedId : ''
  const { rowCount } = await pool().query(REVOKE, [id])
  if (rowCount === 0) throw new DomainError('API_KEY_NOT_FOUND', 'There is no API key with this id.')
}
