import { randomBytes } from 'node:crypto'
import type { CreatedApiKeyResponse } from '#contract/keys.ts'
import type { Caller, Service } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { env } from '#server/env.ts'
import { assertUsable, findKey, invalid, type NewKey, storeKey } from './key-row.ts'
import { isSameSecret } from './same-secret.ts'

type NewServiceKey = NewKey & { scopes?: readonly string[] }

/** Whatever of its kind is sent, so that a mistyped one is told from no key at all. */
export const SERVICE_PREFIX = 'ah_sk_'

/** Binding (server §5.8): 20 random bytes in hex. */
const KEY = /^ah_sk_[0-9a-f]{40}$/

/** Characters kept in clear (server §5.8): `ah_sk_` and 24 of 160 bits. */
const SHOWN = 12

/** Makes a key that signs embed tokens. It is shown this once: only its hash is kept. */
export async function createServiceKey(caller: Caller, { scopes = [], ...wanted }: NewServiceKey): Promise<CreatedApiKeyResponse> {
  assertMay(caller, 'key:write')
  assertUsable(wanted)
  if (scopes.length > 0) throw invalid('scopes', 'A service key has no scopes: it signs embed tokens and does nothing else.')
  return storeKey(caller, {
    ...wanted,
    kind: 'service',
    scopes,
    key: `${SERVICE_PREFIX}${randomBytes(20).toString('hex')}`,
    shown: SHOWN,
  })
}

/** The service behind a key that is neither revoked nor expired; the one of the settings counts too. */
export async function findServiceKey(unverifiedKey: string): Promise<Service | null> {
  const configured = env().AWAITHUMANS_SERVICE_API_KEY
  if (configured && isSameSecret(unverifiedKey, configured)) return { kind: 'service', keyId: null, name: 'AWAITHUMANS_SERVICE_API_KEY' }
  const found = KEY.test(unverifiedKey) ? await findKey('service', unverifiedKey) : null
  return found && { kind: 'service', keyId: found.id, name: found.name }
}
