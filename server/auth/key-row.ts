import { createHash } from 'node:crypto'
import type { ApiKeyResponse, CreatedApiKeyResponse } from '#contract/keys.ts'
import { MAX_KEY_NAME_LENGTH } from '#contract/limits.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'

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

/** 160 random bits need no slow hash: there is nothing to guess from. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

export function invalid(field: string, msg: string): DomainError {
  return new DomainError('VALIDATION_FAILED', msg, { detail: [{ type: 'value_error', loc: ['body', field], msg }] })
}

export type NewKey = { name: string; expiresAt?: Date | null }

/** What every key needs, whatever it is for. Throws VALIDATION_FAILED. */
export function assertUsable({ name, expiresAt }: NewKey): void {
  if (!name.trim()) throw invalid('name', 'A key needs a name, to tell it by later.')
  if (name.trim().length > MAX_KEY_NAME_LENGTH) throw invalid('name', `A key's name has at most ${MAX_KEY_NAME_LENGTH} characters.`)
  if (expiresAt && expiresAt.getTime() <= Date.now())
    throw invalid('expires_at', 'A key cannot end before it begins: expires_at has passed.')
}

const INSERT = `INSERT INTO api_keys (id, kind, name, prefix, hash, scopes, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
  RETURNING ${KEY_COLUMNS}`

/** `shown`: how many characters are kept in clear. */
type Made = NewKey & { kind: KeyRow['kind']; scopes: readonly string[]; key: string; shown: number }

/** Keeps a key that was just made: its hash, its beginning, and who made it. */
export async function storeKey(caller: Caller, { kind, key, shown, name, scopes, expiresAt = null }: Made): Promise<CreatedApiKeyResponse> {
  const values = [newId(), kind, name.trim(), key.slice(0, shown), hashOf(key), [...new Set(scopes)], expiresAt]
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<KeyRow>(INSERT, values)
    const made = toKeyResponse(rows[0] as KeyRow)
    const after = { kind, prefix: made.prefix, scopes: made.scopes, expires_at: made.expires_at }
    await recordChange(tx, actorOf(caller, null), { subject: 'api_key', id: made.id, name: made.name, action: 'created', after })
    return { ...made, key }
  })
}

/** `stale`: last used over a minute ago, or never. */
const FIND = `
  SELECT id, name, scopes, coalesce(last_used_at < now() - interval '1 minute', true) AS stale
  FROM api_keys WHERE hash = $1 AND kind = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`

const TOUCH = 'UPDATE api_keys SET last_used_at = now() WHERE id = $1'

type Found = Pick<KeyRow, 'id' | 'name' | 'scopes'>

/** The key, if it is neither revoked nor expired. Its use is noted at most once a minute, not once a request. */
export async function findKey(kind: KeyRow['kind'], unverifiedKey: string): Promise<Found | null> {
  const { rows } = await pool().query<Found & { stale: boolean }>(FIND, [hashOf(unverifiedKey), kind])
  const [row] = rows
  if (row?.stale) await pool().query(TOUCH, [row.id])
  return row ?? null
}
