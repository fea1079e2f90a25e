import { isIP } from 'node:net'
import { DomainError } from '#server/domain/errors.ts'
import { bareName, isAllowedHost, isReachable } from '#server/outbound/public-address.ts'

function forbidden(host: string, why: string): DomainError {
  return new DomainError('CALLBACK_URL_FORBIDDEN', `callback_url: "${host.slice(0, 100)}" ${why}.`, {
    detail: [{ type: 'value_error', loc: ['body', 'callback_url'], msg: why }],
  })
}

/** RFC 6761: always the machine itself. */
function isLocalName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost')
}

/**
 * What can be said of a callback before it is dialled. A name is not looked up here: what it leads to may change, so that is
 * checked at each attempt (dial.ts), on the address that is then dialled.
 */
export function assertPublicUrl(unverified: string): void {
  const { hostname, username, password } = new URL(unverified)
  const name = bareName(hostname)
  if (username || password) throw forbidden(hostname, 'comes with a user name or password; webhooks are signed instead')
  if (isAllowedHost(name)) return
  if (isLocalName(name)) throw forbidden(hostname, 'is this server itself')
  if (isIP(name) !== 0 && !isReachable(name)) throw forbidden(hostname, 'is not a public address')
}
