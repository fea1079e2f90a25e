import { resolveEmbedUrl } from './config.ts'
import { EmbedTokenError } from './errors/http-errors.ts'
import { embedMint } from './generated/api.ts'
import { systemClock } from './http/clock.ts'
import { send } from './http/send.ts'
import { openSession } from './http/session.ts'

/** Whose token, for which task and page. */
export type EmbedTokenOptions = {
  /** The task to be answered inside the page. */
  taskId: string
  /** Origin of the page that holds the frame, e.g. `https://app.example.com`; no other may show it. */
  parentOrigin: string
  /** A service key (`ah_sk_…`), refused when it is undefined. Keep it on the server: whoever has it can sign tokens for any task. */
  apiKey: string | undefined
  /** Who answers, in your own naming; kept in the audit trail. */
  sub?: string | undefined
  /** Seconds the token is good for: 60 to 3600. Default 300. */
  ttlSeconds?: number | undefined
  /** Default: `AWAITHUMANS_URL`, then `http://localhost:3001`. */
  serverUrl?: string | undefined
}

/** What the page needs. */
export type EmbedTokenResult = {
  /** The token; the address has it too. */
  embedToken: string
  /** The address for the frame; carries the token. */
  embedUrl: string
  /** When the token stops working, in ISO 8601. */
  expiresAt: string
}

/** Milliseconds. A signature and two reads; a page is waiting for it. */
const TIMEOUT_MS = 15_000

/**
 * Signs a token with which one task can be answered in [a frame of your own page](https://docs.awaithumans.dev/embedding). Call it on
 * your server.
 *
 * @throws {EmbedTokenError} The server refused: wrong key, origin not allowed, no such task, or no embedding.
 * @throws {ServerUnreachableError} No answer came, however often it was tried.
 */
export async function embedToken({
  taskId,
  parentOrigin,
  apiKey,
  sub,
  ttlSeconds,
  serverUrl,
}: EmbedTokenOptions): Promise<EmbedTokenResult> {
  if ('window' in globalThis)
    console.warn('awaithumans: embedToken() was called in a browser. Its key signs tokens for any task: call it on your server.') // oxlint-disable-line no-console -- the key has just been exposed, and only a console is there to say so
  const session = openSession({ serverUrl: resolveEmbedUrl(serverUrl), apiKey }, systemClock)
  const body = {
    task_id: taskId,
    parent_origin: parentOrigin,
    ...(sub !== undefined && { sub }),
    ...(ttlSeconds !== undefined && { ttl_seconds: ttlSeconds }),
  }
  const answer = await send(session, embedMint, { body, policy: { timeoutMs: TIMEOUT_MS } })
  const { status, attempts, requestId } = answer
  if (answer.ok) return { embedToken: answer.body.embed_token, embedUrl: answer.body.embed_url, expiresAt: answer.body.expires_at }
  const { message, text } = answer.problem
  throw new EmbedTokenError(status, text).with({ taskId, attempts, requestId, hint: message || undefined })
}
