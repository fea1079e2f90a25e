'use client'

import { usePathname, useSearchParams } from 'next/navigation'

type Patch = Record<string, string | null | undefined>

/** The filters of a page are its address: reloaded, shared or gone back to, it looks the same. */
export function useAddress() {
  const pathname = usePathname()
  const params = useSearchParams()
  const change = (patch: Patch, write: 'pushState' | 'replaceState') => {
    // Not what was drawn last: two changes may come before the next drawing.
    const next = new URLSearchParams(window.location.search)
    for (const [name, value] of Object.entries(patch)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    const query = next.toString()
    // Straight to the history: the server has nothing to say to it.
    window.history[write](null, '', query ? `${pathname}?${query}` : pathname)
  }
  return {
    get: (name: string) => params.get(name) ?? undefined,
    /** For a filter: going back leaves the page. */
    replace: (patch: Patch) => change(patch, 'replaceState'),
    /** For what opens: going back closes it. */
    push: (patch: Patch) => change(patch, 'pushState'),
  }
}
