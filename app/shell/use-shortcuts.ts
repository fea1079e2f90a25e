'use client'

import { useEffect, useRef } from 'react'

type Handler = (event: KeyboardEvent) => void

/** What is typed into, and what has keys of its own while it is open. */
const BUSY = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

/** A letter belongs to whoever types it: fields, menus and dialogs come first. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return true
  return event.target instanceof Element && event.target.closest(BUSY) !== null
}

function nameOf(event: KeyboardEvent): string {
  return event.metaKey || event.ctrlKey ? `mod+${event.key.toLowerCase()}` : event.key
}

/** Keys while the component is on screen, by `event.key`; `mod+k` is ⌘K or Ctrl+K, and works inside fields too. */
export function useShortcuts(handlers: Partial<Record<string, Handler>>): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event)
      const handler = latest.current[name]
      if (!handler || (isTaken(event) && !name.startsWith('mod+'))) return
      event.preventDefault()
      handler(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
