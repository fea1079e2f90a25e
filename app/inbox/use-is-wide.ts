import { useSyncExternalStore } from 'react'

/** Tailwind's `lg`: from here on the list leaves enough room for a task beside it. */
const WIDE = '(min-width: 64rem)'

function subscribe(listener: () => void) {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Null until the browser has been asked. */
export function useIsWide(): boolean | null {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => null,
  )
}
