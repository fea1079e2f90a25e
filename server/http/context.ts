import { callerIn } from '#server/api/doors.ts'
import type { Context } from '#server/api/init.ts'
import { resolveCaller, resolveVisitor } from '#server/auth/resolve-caller.ts'
import { whenStandingEnds } from '#server/auth/standing.ts'
import type { Caller } from '#server/domain/caller.ts'
import { currentTraceparent, readTraceparent } from '#server/tracing.ts'

/** The peer's address, set by `server/main.ts` on every request whatever the client sent. */
export const IP_HEADER = 'x-awaithumans-ip'

/** The first language of Accept-Language: BCP 47, 35 characters hold every registered tag (RFC 5646 §4.4.1). */
function languageOf(header: string | null): string | null {
  return /^\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)/.exec(header ?? '')?.[1]?.slice(0, 35) ?? null
}

export async function contextOf(request: Request, headers = new Headers()): Promise<Context> {
  const caller = await resolveCaller(request.headers, request.method)
  return {
    caller,
    visitor: caller ? null : await resolveVisitor(request.headers),
    ip: request.headers.get(IP_HEADER) ?? 'unknown',
    language: languageOf(request.headers.get('accept-language')),
    // Alone: joined with a signal of the whole process, each request would leave an entry on that one for ever.
    signal: () => request.signal,
    whenStandingEnds: (end) => (caller ? whenStandingEnds(request.headers, caller, end) : () => undefined),
    traceparent: readTraceparent(request.headers.get('traceparent')) ?? currentTraceparent(),
    headers,
  }
}

/** Who asks, for routes that answer nobody else. */
export async function callerOf(request: Request): Promise<Caller> {
  return callerIn(await contextOf(request))
}
