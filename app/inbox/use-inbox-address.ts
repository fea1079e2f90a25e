'use client'

import { useSearchParams } from 'next/navigation'
import { paths } from '#app/paths.ts'
import { readTab } from './tabs.ts'

type Patch = { tab?: string; q?: string; task?: string | null }

/** The address as it is now: React hears of a change a moment later. */
function currentQuery(): URLSearchParams {
  return new URLSearchParams(window.location.search)
}

function changed(patch: Patch): string {
  return paths.inbox({ ...Object.fromEntries(currentQuery()), ...patch })
}

// Straight to the history: what changes is only what the browser shows, and the server has nothing to say to it.
function push(patch: Patch): void {
  window.history.pushState(null, '', changed(patch))
}

function replace(patch: Patch): void {
  window.history.replaceState(null, '', changed(patch))
}

/** Tab, search and open task are the address: reloaded, shared or gone back to, the inbox looks the same. */
export function useInboxAddress() {
  const params = useSearchParams()
  const drawn = params.toString()
  return {
    tab: readTab(params.get('tab')),
    q: params.get('q') ?? '',
    task: params.get('task'),
    push,
    replace,
    /** For what the page chooses by itself: a person's own choice that came in between stands. */
    fill: (patch: Patch) => {
      if (currentQuery().toString() === drawn) replace(patch)
    },
  }
}
