import { createHash, randomBytes } from 'node:crypto'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { SCOPES } from '#server/domain/permissions.ts'

type NewKey = { name: string; scopes: readonly string[]; expiresAt?: Date | null }

/** 20 random bytes in hex. Hex has no `s`, so a key never begins with `ah_sk_`, which belongs to embedding. */
const KEY = /^ah_[0-9a-f]{40}$/

/** Characters kept in clear, to tell keys apart in a list: `ah_` and 32 of 160 bits. */
const SHOWN = 11

const INSERT = 'INSERT INTO api_keys (id, name, prefix, hash, scopes, expires_at) VALUES ($1, $2, $3, $4, $5, $6)'

/** `stale`: last used over a minute ago, or never. */
const FIND = `
  SELECT id, name, scopes, coalesce(last_used_at < now() - interval '1 minute', true) AS stale
  FROM api_keys WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`

const TOUCH = 'UPDATE api_keys SET last_used_at = now() WHERE id = $1'

/** 160 random bits need no slow hash: there is nothing to guess from. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function assertNameAndScopes(name: string, scopes: readonly string[]): void {
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope))
  if (!name.trim()) throw new DomainError('VALIDATION_FAILED', 'A key needs a name, to tell it by later.')
  if (scopes.length === 0) throw new DomainError('VALIDATION_FAILED', `A key needs at least one scope of ${SCOPES.join(', ')}.`)
  if (unknown.length > 0) throw new DomainError('VALIDATION_FAILED', `There is no scope ${unknown.join(', ')}.`)
}

/** Makes a key. It is shown this once: only its hash is kept. */
export async function createApiKey({ name, scopes, expiresAt = null }: NewKey): Promise<{ id: string; key: string }> {
  assertNameAndScopes(name, scopes)
  const id = newId()
  const key = `ah_${randomBytes(20).toString('hex')}`
  await pool().query(INSERT, [id, name, key.slice(0, SHOWN), hashOf(key), [...new Set(scopes)], expiresAt])
  return { id, key }
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
