import { readDiscovery } from './discovery.ts'
import { readEnv } from './host.ts'
import { unreachable } from './http/advice.ts'

const DEFAULT_URL = 'http://localhost:3001'
const URL_VARIABLES = ['AWAITHUMANS_URL', 'AWAITHUMANS_SERVER_URL']
const TOKEN_VARIABLES = ['AWAITHUMANS_ADMIN_API_TOKEN', 'AWAITHUMANS_API_KEY']

export type Connection = {
  /** Without a trailing slash; may carry a path. */
  url: string
  apiKey?: string
  /** Where the key came from, or why there is none: one sentence for the text of a 401. */
  credential: string
}

type Explicit = { serverUrl?: string | undefined; apiKey?: string | undefined }

/** Option, then environment, then the development server's file, then localhost:3001. */
function resolveUrl(explicit: string | undefined): string {
  const url = (explicit || readEnv(...URL_VARIABLES)?.value || readDiscovery().url || DEFAULT_URL).trim()
  return url.replace(/\/+$/, '')
}

function originOf(url: string | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).origin : undefined
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** Two servers on one machine have two keys, and the file has that of the last one. */
function cameFrom(source: string, home: string | undefined, url: string): string {
  const sentence = `The API key came from ${source}.`
  if (!home || originOf(home) === originOf(url)) return sentence
  return `${sentence} It is that of the development server at ${home}, and this is ${url}: use that address, or pass the apiKey of this one.`
}

/**
 * A token that lies around on this machine belongs to the server that lies around with it. It is sent to the origin of
 * `AWAITHUMANS_URL` or of the development server it was found with, and to loopback; never to another host that code names.
 */
function ambientKey(url: string): Omit<Connection, 'url'> {
  const discovered = readDiscovery()
  const variable = readEnv(...TOKEN_VARIABLES)
  const found = variable
    ? { token: variable.value, from: variable.name, homes: [readEnv(...URL_VARIABLES)?.value, discovered.url] }
    : { token: discovered.adminToken, from: '~/.awaithumans-dev.json', homes: [discovered.url] }
  if (!found.token) return { credential: 'No API key was sent: pass apiKey, or set AWAITHUMANS_ADMIN_API_TOKEN.' }
  if (isLoopback(url) || found.homes.some((home) => originOf(home) === originOf(url)))
    return { apiKey: found.token, credential: cameFrom(found.from, variable ? undefined : discovered.url, url) }
  return {
    credential: `No API key was sent: the one in ${found.from} was kept back, because nothing says that it belongs to ${url}. Pass apiKey, or set AWAITHUMANS_URL to this server.`,
  }
}

/** Where to send requests and with which key. Throws when the address is not an http(s) URL. */
export function resolveConnection({ serverUrl, apiKey }: Explicit): Connection {
  const url = resolveUrl(serverUrl)
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw unreachable(url, 'it is not an http:// or https:// URL')
  if (apiKey) return { url, apiKey, credential: 'The API key came from the apiKey option.' }
  return { url, ...ambientKey(url) }
}

/**
 * The address that `awaitHuman()` would use, without a trailing slash: `explicitUrl`, then `AWAITHUMANS_URL`, then the development server
 * running on this machine, then `http://localhost:3001`.
 */
export async function resolveServerUrl(options: { explicitUrl?: string | undefined } = {}): Promise<string> {
  return resolveUrl(options.explicitUrl)
}

/**
 * The key that is found on this machine: `explicitToken`, then `AWAITHUMANS_ADMIN_API_TOKEN`, then the development server's own token.
 * Undefined when there is none. `awaitHuman()` does not send a key it only found to every server: see `apiKey` of
 * {@link AwaitHumanOptions}.
 */
export async function resolveAdminToken(options: { explicitToken?: string | undefined } = {}): Promise<string | undefined> {
  return options.explicitToken || readEnv(...TOKEN_VARIABLES)?.value || readDiscovery().adminToken
}

/** For `embedToken`, which never looks at the development server's file: option, environment, localhost:3001. */
export function resolveEmbedUrl(explicit: string | undefined): string {
  return (explicit || readEnv(...URL_VARIABLES)?.value || DEFAULT_URL).trim().replace(/\/+$/, '')
}
