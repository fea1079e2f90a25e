import { randomBytes } from 'node:crypto'
import type { CreatedApiKeyResponse } from '#contract/keys.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay, SCOPES } from '#server/domain/permissions.ts'
import { assertUsable, findKey, invalid, type NewKey, storeKey } from './key-row.ts'

/** 20 random bytes in hex. Hex has no `s`, so a key never begins with `ah_sk_`, which belongs to embedding. */
const KEY = /^ah_[0-9a-f]{40}$/

/** Characters kept in clear, to tell keys apart in a list: `ah_` and 32 of 160 bits. */
const SHOWN = 11

function assertScopes(scopes: readonly string[]): void {
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope))
  if (scopes.length === 0) throw invalid('scopes', `A key needs at least one scope of ${SCOPES.join(', ')}.`)
  if (unknown.length > 0) throw invalid('scopes', `There is no scope ${unknown.join(', ')}. Scopes are ${SCOPES.join(', ')}.`)
}

/** Makes a key. It is shown this once: only its hash is kept. */
export async function createApiKey(caller: Caller, wanted: NewKey & { scopes: readonly string[] }): Promise<CreatedApiKeyResponse> {
  assertMay(caller, 'key:write')
  assertUsable(wanted)
  assertScopes(wanted.scopes)
  return storeKey(caller, { ...wanted, kind: 'agent', key: `ah_${randomBytes(20).toString('hex')}`, shown: SHOWN })
}

/** The caller behind a key that is neither revoked nor expired. */
export async function findApiKey(unverifiedKey: string): Promise<Caller | null> {
  const found = KEY.test(unverifiedKey) ? await findKey('agent', unverifiedKey) : null
  return found && { kind: 'key', keyId: found.id, name: found.name, scopes: found.scopes }
}
