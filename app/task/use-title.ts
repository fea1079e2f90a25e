import { useEffect } from 'react'
import { bareTitle } from '#app/shell/title-count.ts'

/** The window is called after what it shows, until it shows something else. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (!title) return
    const before = bareTitle()
    const ours = `${title} · awaithumans`
    document.title = ours
    return () => {
      // Another page may have put its own by now.
      if (bareTitle() === ours) document.title = before
    }
  }, [title])
}
