import { useSyncExternalStore } from 'react'

/** Deadlines show seconds in their last minute. */
const TICK_MS = 1000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (!timer) {
    // The clock stood while nobody looked at it.
    now = Date.now()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/**
 * What `read` makes of the present. One timer serves the whole page, and a component is drawn again only when its text
 * differs. The server's HTML and the browser disagree about time and time zone, so what shows the text carries `key` and
 * `suppressHydrationWarning`: React then draws it anew instead of keeping the server's words.
 */
export function useClock<T extends string>(read: (now: number) => T): { text: T; key: 'server' | 'browser' } {
  const text = useSyncExternalStore(
    subscribe,
    () => read(now),
    () => read(Date.now()),
  )
  const key = useSyncExternalStore<'server' | 'browser'>(
    subscribe,
    () => 'browser',
    () => 'server',
  )
  return { text, key }
}
