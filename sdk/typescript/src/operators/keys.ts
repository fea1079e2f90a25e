import { expectOk, ONCE, POLICY } from '../expect-ok.ts'
import { keysCreate, keysList, keysRevoke, type ApiKeyResponse, type CreatedApiKeyResponse } from '../generated/api.ts'
import { send } from '../http/send.ts'
import type { Session } from '../http/session.ts'
import { toCamel, type Camelised } from './camel.ts'

/** An API key, without the key itself. */
export type ApiKeyRecord = Camelised<ApiKeyResponse>

/** A new API key, with the key itself: this is the only time that it is shown. */
export type CreatedApiKey = Camelised<CreatedApiKeyResponse>

/** What an agent's key is to be. */
export type NewApiKey = {
  /** What it is for. */
  name: string
  /** What it may do, like `tasks:write`. */
  scopes: string[]
  /** When it ends by itself; never, if left out. */
  expiresAt?: Date
}

/**
 * The [API keys](https://docs.awaithumans.dev/operators#api-keys) of a server, for operators: only the admin token may call these. What
 * the server refuses is a {@link RequestError}, with the HTTP `status`.
 */
export class Keys {
  readonly #open: () => Session

  /** @internal */
  constructor(open: () => Session) {
    this.#open = open
  }

  /** All keys, newest first, revoked ones too; without the keys themselves. */
  async list(): Promise<ApiKeyRecord[]> {
    const session = this.#open()
    return toCamel(expectOk(session, await send(session, keysList, { policy: POLICY }), { action: 'Listing API keys' }))
  }

  /** Makes a key. `key` of the answer is shown this once. Not repeated after a failure: it could make two. */
  async create({ name, scopes, expiresAt }: NewApiKey): Promise<CreatedApiKey> {
    const session = this.#open()
    const body = { name, scopes, ...(expiresAt && { expires_at: expiresAt.toISOString() }) }
    const answer = await send(session, keysCreate, { body, policy: ONCE })
    return toCamel(expectOk(session, answer, { action: 'Making an API key' }))
  }

  /** Whoever uses it is refused from now on. */
  async revoke(id: string): Promise<void> {
    const session = this.#open()
    expectOk(session, await send(session, keysRevoke, { path: { key_id: id }, policy: POLICY }), { action: `Revoking API key ${id}` })
  }
}
