import type { Caller } from '#server/domain/caller.ts'
import { log } from '#server/log.ts'
import { resolveCaller } from './resolve-caller.ts'

/** Milliseconds between looks whether those who hold a stream may still have it. A request is judged when it comes; a stream stays for hours. */
const LOOK = 5_000

/** What a caller is known by. */
const CREDENTIALS = ['authorization', 'x-admin-token', 'cookie'] as const

type Held = { headers: Headers; caller: string; ends: Set<() => void> }

const held = new Map<string, Held>()
let timer: NodeJS.Timeout | undefined

async function lookAt(key: string, { headers, caller, ends }: Held): Promise<void> {
  // GET: that the request was the person's own has been seen when it came.
  const now = await resolveCaller(headers, 'GET')
  if (JSON.stringify(now) === caller) return
  held.delete(key)
  for (const end of ends) end()
}

async function look(): Promise<void> {
  try {
    for (const [key, each] of [...held]) await lookAt(key, each)
  } catch (error) {
    // Without a database nobody can be told from nobody: the streams stay, and there is nothing to tell them anyway.
    log().warn({ err: (error as Error).message }, 'could not look whether streams may go on; trying again')
  }
  timer = undefined
  wind()
}

function wind(): void {
  if (timer || held.size === 0) return
  timer = setTimeout(() => void look(), LOOK)
  timer.unref()
}

/**
 * Calls back, within seconds, once the key or session that a request came with no longer stands for the same caller: revoked,
 * expired, deactivated, signed out everywhere, or with other rights. One look for all streams of one key or session. The
 * returned function forgets it.
 */
export function whenStandingEnds(request: Headers, caller: Caller, end: () => void): () => void {
  const kept = CREDENTIALS.flatMap((name) => {
    const value = request.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  const standing = JSON.stringify(caller)
  const key = JSON.stringify([kept, standing])
  const same = held.get(key) ?? { headers: new Headers(kept), caller: standing, ends: new Set() }
  held.set(key, same)
  same.ends.add(end)
  wind()
  return () => {
    same.ends.delete(end)
    if (same.ends.size === 0 && held.get(key) === same) held.delete(key)
  }
}
