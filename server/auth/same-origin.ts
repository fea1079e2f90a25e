import { env } from '#server/env.ts'

/** They change nothing, and a page of another site cannot read what they answer. */
const SAFE_METHODS = ['GET', 'HEAD']

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/**
 * CSRF: a browser sends our cookie along with a request that another site made it send, and SameSite=Lax does not stop
 * other ports or subdomains of this site. So what rides on the cookie and may change something must come from our own
 * pages. Browsers say so in Sec-Fetch-Site, which no page can forge; over plain http outside of localhost they leave it
 * out, and Origin decides. A request with neither comes from no browser that keeps our cookie, and is refused.
 */
export function mayRideOnCookie(headers: Headers, method: string): boolean {
  if (SAFE_METHODS.includes(method.toUpperCase())) return true
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const host = hostOf(headers.get('origin') ?? '')
  // The Host header for those who open the server by another name than the public one; pages cannot set it.
  return host !== null && (host === new URL(env().publicUrl).host || host === headers.get('host')?.toLowerCase())
}
