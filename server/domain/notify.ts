export type NotifyTarget = { channel: string; identity: string | null; target: string }

/** `channel[+identity]:target`, split at the first colon (server §6.3). Null when an entry says nothing. */
export function readNotify(entry: string): NotifyTarget | null {
  const colon = entry.indexOf(':')
  if (colon < 0) return null
  const [channel = '', identity] = entry
    .slice(0, colon)
    .split(/\+(.*)/s)
    .map((part) => part.trim())
  const target = entry.slice(colon + 1).trim()
  return channel && target && identity !== '' ? { channel, identity: identity ?? null, target } : null
}

/** Why a channel that this server does not have could not tell anybody: the reason that clients look for (server §3.2). */
export const UNAVAILABLE_REASON: Partial<Record<string, string>> = { email: 'no_transport_configured', slack: 'no_client' }
