'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { noteLeaving } from './leaving.ts'
import type { Section } from './sections.ts'
import { isTaken } from './use-shortcuts.ts'

/** Milliseconds for the second key: as long as finding it takes, and no longer, since until then it means nothing else. */
const PATIENCE_MS = 1_500

/** `g`, then the letter of a section, leads there. The second key is heard before any other shortcut, and is only this one. */
export function useGoKeys(sections: readonly Section[]): void {
  const router = useRouter()
  const latest = useRef(sections)
  useEffect(() => {
    latest.current = sections
  })
  useEffect(() => {
    let until = 0
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || isTaken(event)) return
      if (event.key === 'g') {
        until = Date.now() + PATIENCE_MS
        return
      }
      if (Date.now() > until) return
      until = 0
      const section = latest.current.find(({ key }) => key === event.key)
      if (!section) return
      event.preventDefault()
      event.stopImmediatePropagation()
      noteLeaving(section.href)
      router.push(section.href)
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [router])
}
