import { createHash, randomBytes } from 'node:crypto'
import type { CreatedApiKeyResponse } from '#contract/keys.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { assertMay, SCOPES } from '#server/domain/permissions.ts'
import { KEY_COLUMNS, type KeyRow, toKeyResponse } from './key-row.ts'

type NewKey = { name: string; scopes: readonly string[]; expiresAt?: Date | null }

/** 20 random bytes in hex. Hex has no `s`, so a key never begins with `ah_sk_`, which belongs to embedding. */
const KEY = /^ah_[0-9a-f]{40}$/

/** Characters kept in clear, to tell keys apart in a list: `ah_` and 32 of 160 bits. */
const SHOWN = 11

const INSERT = `INSERT INTO api_keys (id, name, prefix, hash, scopes, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
  RETURNING ${KEY_COLUMNS}`

/** `stale`: last used over a minute ago, or never. */
const FIND = `
  SELECT id, name, scopes, coalesce(last_used_at < now() - interval '1 minute', true) AS stale
  FROM api_keys WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`

const TOUCH = 'UPDATE api_keys SET last_used_at = now() WHERE id = $1'

/** 160 random bits need no slow hash: there is nothing to guess from. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function invalid(field: string, msg: string): DomainError {
  return new DomainError('VALIDATION_FAILED', msg, { detail: [{ type: 'value_error', loc: ['body', field], msg }] })
}

function assertUsable({ name, scopes, expiresAt }: NewKey): void {
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope))
  if (!name.trim()) throw invalid('name', 'A key needs a name, to tell it by later.')
  if (scopes.length === 0) throw invalid('scopes', `A key needs at least one scope of ${SCOPES.join(', ')}.`)
  if (unknown.length > 0) throw invalid('scopes', `There is no scope ${unknown.join(', ')}. Scopes are ${SCOPES.join(', ')}.`)
  if (expiresAt && expiresAt.getTime() <= Date.now())
    throw invalid('expires_at', 'A key cannot end before it begins: expires_at has passed.')
}

/** Makes a key. It is shown this once: only its hash is kept. */
export async function createApiKey(caller: Caller, wanted: NewKey): Promise<CreatedApiKeyResponse> {
  assertMay(caller, 'key:write')
  assertUsable(wanted)
  const { name, scopes, expiresAt = null } = wanted
  const key = `ah_${randomBytes(20).toString('hex')}`
  const values = [newId(), name.trim(), key.slice(0, SHOWN), hashOf(key), [...new Set(scopes)], expiresAt]
  const made = await inTransaction(async (tx) => {
    const { rows } = await tx.query<KeyRow>(INSERT, values)
    const row = toKeyResponse(rows[0] as KeyRow)
    const after = { prefix: row.prefix, scopes: row.scopes, expires_at: row.expires_at }
    await recordChange(tx, actorOf(caller, null), { subject: 'api_key', id: row.id, name: row.name, action: 'created', after })
    return row
  })
  return { ...made, key }
}

/** The caller behind a key that is neither revoked nor expired. Its use is noted at most once a minute, not once a request. */
export async function findApiKey(unverifiedKey: string): Promise<Caller | null> {
  if (!KEY.test(unverifiedKey)) return null
  const { rows } = await pool().query<{ id: string; name: string; scopes: string[]; stale: boolean }>(FIND, [hashOf(unverifiedKey)])
  const row = rows[0]
  if (!row) return null
  if (row.stale) await pool().query(TOUCH, [row.id])
  return { kind: 'key', keyId: row.id, name: row.name, scopes: row.scopes }
}
