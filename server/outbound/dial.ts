import type { LookupOptions } from 'node:dns'
import dns from 'node:dns/promises'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { bareName, isAllowedHost, isReachable } from './public-address.ts'

type Address = { address: string; family: number }

/** A name to its addresses. The system's own resolver, so that /etc/hosts and search domains count. */
export type Resolve = (hostname: string) => Promise<Address[]>

export const resolveHost: Resolve = (hostname) => dns.lookup(hostname, { all: true, verbatim: true })

/** Milliseconds a connection stays open for the next request to the same host; servers commonly close theirs after five seconds. */
const KEPT_OPEN = 4_000

/** Nothing was sent: the address is closed. Its words name internal addresses, so they are for operators only. */
export class NotPublicError extends Error {
  override readonly name = 'NotPublicError'
}

function refused(hostname: string, what: string): Error {
  return new NotPublicError(`not sent: ${hostname} ${what}. AWAITHUMANS_CALLBACK_ALLOW opens hosts and networks that are not.`)
}

async function resolveOpen(hostname: string, resolve: Resolve): Promise<Address[]> {
  const found = await resolve(hostname)
  const open = isAllowedHost(hostname) ? found : found.filter(({ address }) => isReachable(address))
  if (open.length > 0) return open
  throw refused(hostname, `leads to ${found.map(({ address }) => address).join(', ') || 'nothing'}, which is not public`)
}

/**
 * The lookup that `connect` dials by. The check is on the very addresses that it hands over, so that a name which resolves to
 * a public address when it is checked and to a private one when it is dialled gains nothing. With `autoSelectFamily`, connect
 * asks for all of them.
 */
function guarded(resolve: Resolve): LookupFunction {
  return callbackify((hostname: string, _options: LookupOptions) => resolveOpen(hostname, resolve)) as LookupFunction
}

/** No name is looked up for a literal address, so it is checked here. */
export function assertDialable({ hostname }: URL): void {
  const name = bareName(hostname)
  if (isIP(name) !== 0 && !isAllowedHost(name) && !isReachable(name)) throw refused(hostname, 'is not a public address')
}

export type Dialer = {
  /** How a request to this address connects; goes into the options of `request`. */
  optionsFor: (url: URL) => { agent: HttpAgent; lookup: LookupFunction; autoSelectFamily: true }
  close: () => void
}

/** Connections to other hosts, kept open a moment for the next request. */
export function openDialer(resolve: Resolve): Dialer {
  const http = new HttpAgent({ keepAlive: true, timeout: KEPT_OPEN })
  const https = new HttpsAgent({ keepAlive: true, timeout: KEPT_OPEN })
  const lookup = guarded(resolve)
  return {
    optionsFor: ({ protocol }) => ({ agent: protocol === 'https:' ? https : http, lookup, autoSelectFamily: true }),
    close: () => [http, https].forEach((agent) => agent.destroy()),
  }
}
