import { resolveConnection, type Connection } from '../config.ts'
import type { Clock } from './clock.ts'
import type { Fetch } from './exchange.ts'

/** How to reach the server. Everything is optional on a machine where the server runs. */
export type ConnectionOptions = {
  /**
   * Address of the server; a path is kept, trailing slashes are not. Default: `AWAITHUMANS_URL`, then the development
   * server running on this machine, then `http://localhost:3001`.
   */
  serverUrl?: string | undefined
  /**
   * Sent as `Authorization: Bearer …`. Default: `AWAITHUMANS_ADMIN_API_TOKEN`, then the development server's own token.
   * Those two are sent only to loopback, to the origin of `AWAITHUMANS_URL` and to the development server, so that a local
   * token never leaks to another `serverUrl`.
   */
  apiKey?: string | undefined
  /** Used instead of the global `fetch`, e.g. for a proxy. */
  fetch?: Fetch | undefined
  /** Sent with every request, e.g. for a gateway in front of the server. */
  headers?: Record<string, string> | undefined
  /**
   * How often a request is repeated after a network error, 408, 429 or 5xx. Default: 4; while waiting for an answer, as often
   * as fits into 10 minutes without any success.
   */
  maxRetries?: number | undefined
}

export type Session = {
  connection: Connection
  clock: Clock
  fetch: Fetch
  headers: Record<string, string>
  maxRetries: number | undefined
}

export function openSession(options: ConnectionOptions, clock: Clock): Session {
  const connection = resolveConnection(options)
  // Looked up at each request, because test runners and tracers replace the global one.
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init))
  const authorization = connection.apiKey ? { Authorization: `Bearer ${connection.apiKey}` } : undefined
  return { connection, clock, fetch, headers: { ...authorization, ...options.headers }, maxRetries: options.maxRetries }
}

const MANAGED_KEY = /^ah_sk_live_/

/** Advice for an answer that refuses the key; undefined for all other answers. */
export function credentialHint({ connection }: Session, status: number): string | undefined {
  if (status !== 401) return undefined
  if (connection.apiKey && MANAGED_KEY.test(connection.apiKey))
    return `The server did not accept the API key: keys that start with ah_sk_live_ belong to the managed service, not to ${connection.url}.`
  return `The server did not accept the request without a valid API key. ${connection.credential} A key is the AWAITHUMANS_ADMIN_API_TOKEN of the server, or one made by its operator.`
}
