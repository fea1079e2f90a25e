/** Any origin will do: an address that is still on it after being resolved was relative to it. */
const HERE = 'http://here.invalid'

/**
 * Where to go after signing in, from an address anybody may have written. Anything but a path of this site becomes the
 * inbox, including the spellings that browsers read as another host (`//host`, `/\host`).
 */
export function sameSitePath(unverified: string | string[] | undefined): string {
  if (typeof unverified !== 'string' || !unverified.startsWith('/') || !URL.canParse(unverified, HERE)) return '/'
  const { origin, pathname, search, hash } = new URL(unverified, HERE)
  // A path may itself begin with two slashes once `/.` is resolved away; the next reader would take it for a host.
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : '/'
}
