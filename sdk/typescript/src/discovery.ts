import { mayBeAlive, readHomeFile } from './host.ts'

/** What a development server on this machine says about itself. */
export type DiscoveryConfig = {
  /** Where it listens, e.g. `http://localhost:3001`. */
  url?: string
  /** Its admin token, when the file may be read. */
  adminToken?: string
}

const FILE = '.awaithumans-dev.json'

/**
 * Reads `~/.awaithumans-dev.json`, written by a development server while it runs. Read anew at each call, because servers
 * come and go while an agent lives. A file left behind by a server that was killed does not count.
 */
export function readDiscovery(): DiscoveryConfig {
  const text = readHomeFile(FILE)
  if (text === undefined) return {}
  try {
    const { url, admin_token: token, pid } = JSON.parse(text) as Record<string, unknown>
    if (typeof pid === 'number' && !mayBeAlive(pid)) return {}
    return { ...(typeof url === 'string' && url && { url }), ...(typeof token === 'string' && token && { adminToken: token }) }
  } catch {
    return {}
  }
}

/** The development server running on this machine, or an empty object. Never throws. */
export async function resolveDiscoveryConfig(): Promise<DiscoveryConfig> {
  return readDiscovery()
}
