import type { ApiKeyResponse } from '#contract/keys.ts'

export type KeyRow = Omit<ApiKeyResponse, 'created_at' | 'last_used_at' | 'expires_at' | 'revoked_at'> & {
  created_at: Date
  last_used_at: Date | null
  expires_at: Date | null
  revoked_at: Date | null
}

/** Everything that is told of a key. Its hash is not among it. */
export const KEY_COLUMNS = 'id, name, prefix, scopes, created_at, last_used_at, expires_at, revoked_at, kind'

export function toKeyResponse({ created_at, last_used_at, expires_at, revoked_at, ...row }: KeyRow): ApiKeyResponse {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    created_at: created_at.toISOString(),
    last_used_at: last_used_at?.toISOString() ?? null,
    expires_at: expires_at?.toISOString() ?? null,
    revoked_at: revoked_at?.toISOString() ?? null,
    kind: row.kind,
  }
}
