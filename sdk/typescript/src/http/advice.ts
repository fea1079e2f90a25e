import { readDiscovery } from '../discovery.ts'
import { ServerUnreachableError } from '../errors/http-errors.ts'

/** What OpenSSL, and the other runtimes, say of a server that answers TLS with something else. */
const NOT_TLS = /wrong version number|WRONG_VERSION|packet length too long|InvalidContentType|EPROTO/i

const isLocal = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

function adviceFor(url: string, cause: unknown): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    return URL.canParse(`http://${url}`) ? `Write it with its scheme: http://${url}.` : ''
  const inner = cause instanceof Error ? cause.cause : undefined
  if (/^https:/i.test(url) && NOT_TLS.test(`${String(cause)} ${String(inner)}`))
    return `What answers there speaks plain http: use ${url.replace(/^https/i, 'http')}.`
  if (!isLocal(new URL(url))) return ''
  const { url: running } = readDiscovery()
  if (running && running !== url) return `A development server runs at ${running}; is it that one?`
  return 'Start one on this machine with: npx awaithumans dev.'
}

/** No answer came, with the advice that fits the reason. */
export function unreachable(url: string, cause: unknown): ServerUnreachableError {
  return new ServerUnreachableError(url, cause, adviceFor(url, cause))
}

/** Of an answer that is good and says nothing of what was asked for. */
export const NOT_OURS =
  'The answer does not say how the task is. Something else answers at this address, or a server of another version: compare its /api/version.'

/** Advice for an answer that no awaithumans server gives; undefined for what may well be one. */
export function strangerHint(url: string, { status, code, text }: { status: number; code: string | undefined; text: string }) {
  if (code === 'NOT_FOUND')
    return `There is no such route at ${url}: give the address of the server itself, without /api or the path of a page behind it.`
  // Proxies in front of a server answer 5xx in words of their own.
  if (code !== undefined || ![200, 201, 404, 405].includes(status)) return undefined
  const excerpt = text.slice(0, 200) // enough to recognise who it is
  return `Something else than an awaithumans server answers at ${url}: check serverUrl and AWAITHUMANS_URL. It said: ${excerpt}`
}
