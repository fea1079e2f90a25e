import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** How the key of command shortcuts is written on this machine. */
export function useModKey(): '⌘' | 'Ctrl' {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'),
    () => '⌘',
  )
}
