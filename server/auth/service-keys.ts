import { randomBytes } from 'node:crypto'
import type { CreatedApiKeyResponse } from '#contract/keys.ts'
import { MAX_KEY_NAME_LENGTH } from '#contract/limits.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller, personOf, type Service } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { env } from '#server/env.ts'
import { hashOf } from './api-keys.ts'
import { KEY_COLUMNS, type KeyRow, toKeyResponse } from './key-row.ts'
import { isSameSecret } from './same-secret.ts'

type NewServiceKey = { name: string; scopes?: readonly string[]; expiresAt?: Date | null }

/** Whatever of its kind is sent, so that a mistyped one is told from no key at all. */
export const SERVICE_PREFIX = 'ah_sk_'

/** Binding (server §5.8): 20 random bytes in hex. */
const KEY = /^ah_sk_[0-9a-f]{40}$/

/** Characters kept in clear (server §5.8): `ah_sk_` and 24 of 160 bits. */
const SHOWN = 12

const INSERT = `INSERT INTO api_keys (id, kind, name, prefix, hash, scopes, expires_at) VALUES ($1, 'service', $2, $3, $4, '{}', $5)
  RETURNING ${KEY_COLUMNS}`

/** `stale`: last used over a minute ago, or never. */
const FIND = `
  SELECT id, name, coalesce(last_used_at < now() - interval '1 minute', true) AS stale
  FROM api_keys WHERE hash = $1 AND kind = 'service' AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`

const TOUCH = 'UPDATE api_keys SET last_used_at = now() WHERE id = $1'

function invalid(field: string, msg: string): DomainError {
  return new DomainError('VALIDATION_FAILED', msg, { detail: [{ type: 'value_error', loc: ['body', field], msg }] })
}

function assertUsable({ name, scopes = [], expiresAt }: NewServiceKey): void {
  if (!name.trim()) throw invalid('name', 'A key needs a name, to tell it by later.')
  if (name.trim().length > MAX_KEY_NAME_LENGTH) throw invalid('name', `A key's name has at most ${MAX_KEY_NAME_LENGTH} characters.`)
  if (scopes.length > 0) throw invalid('scopes', 'A service key has no scopes: it signs embed tokens and does nothing else.')
  if (expiresAt && expiresAt.getTime() <= Date.now())
    throw invalid('expires_at', 'A key cannot end before it begins: expires_at has passed.')
}

/** Makes a key that signs embed tokens. It is shown this once: only its hash is kept. */
export async function createServiceKey(caller: Caller, wanted: NewServiceKey): Promise<CreatedApiKeyResponse> {
  assertMay(caller, 'key:write')
  assertUsable(wanted)
  const { name, expiresAt = null } = wanted
  const key = `${SERVICE_PREFIX}${randomBytes(20).toString('hex')}`
  const made = await inTransaction(async (tx) => {
    const { rows } = await tx.query<KeyRow>(INSERT, [newId(), name.trim(), key.slice(0, SHOWN), hashOf(key), expiresAt])
    const row = rows[0] as KeyRow
    const after = { kind: 'service', prefix: row.prefix, expires_at: row.expires_at }
    const actor = actorOf(caller, personOf(caller) ? 'dashboard' : null)
    await recordChange(tx, actor, { subject: 'api_key', id: row.id, name: row.name, action: 'created', after })
    return row
  })
  return { ...toKeyResponse(made), key }
}

/** The service behind a key that is neither revoked nor expired; the one of the settings counts too. Its use is noted at most once a minute. */
export async function findServiceKey(unverifiedKey: string): Promise<Service | null> {
  const configured = env().AWAITHUMANS_SERVICE_API_KEY
  if (configured && isSameSecret(unverifiedKey, configured)) return { kind: 'service', keyId: null, name: 'AWAITHUMANS_SERVICE_API_KEY' }
  if (!KEY.test(unverifiedKey)) return null
  const { rows } = await pool().query<{ id: string; name: string; stale: boolean }>(FIND, [hashOf(unverifiedKey)])
  const row = rows[0]
  if (!row) return null
  if (row.stale) await pool().query(TOUCH, [row.id])
  return { kind: 'service', keyId: row.id, name: row.name }
}
