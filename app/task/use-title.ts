import { useEffect } from 'react'

/** The window is called after what it shows, until it shows something else. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (!title) return
    const before = document.title
    document.title = `${title} · awaithumans`
    return () => {
      document.title = before
    }
  }, [title])
}
