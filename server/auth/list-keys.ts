import type { ApiKeyResponse } from '#contract/keys.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay, scopeDescriptions } from '#server/domain/permissions.ts'
import { KEY_COLUMNS, type KeyRow, toKeyResponse } from './key-row.ts'

const LIST = `SELECT ${KEY_COLUMNS} FROM api_keys ORDER BY created_at DESC, id DESC`

/** Every key there has been, newest first: revoked and expired ones say so. */
export async function listKeys(caller: Caller): Promise<ApiKeyResponse[]> {
  assertMay(caller, 'key:read')
  const { rows } = await pool().query<KeyRow>(LIST)
  return rows.map(toKeyResponse)
}

/** What a key may be given, and what that lets it do. */
export function listScopes(caller: Caller): { scope: string; allows: string[] }[] {
  assertMay(caller, 'key:read')
  return scopeDescriptions()
}
