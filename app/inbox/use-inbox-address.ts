'use client'

import { useSearchParams } from 'next/navigation'
import { paths } from '#app/paths.ts'
import { readTab } from './tabs.ts'

type Patch = { tab?: string; q?: string; task?: string | null }

/** Tab, search and open task are the address: reloaded, shared or gone back to, the inbox looks the same. */
export function useInboxAddress() {
  const params = useSearchParams()
  const [tab, q, task] = [readTab(params.get('tab')), params.get('q') ?? '', params.get('task')]
  const to = (patch: Patch) => paths.inbox({ tab, q, task, ...patch })
  return {
    tab,
    q,
    task,
    // Straight to the history: what changes is only what the browser shows, and the server has nothing to say to it.
    replace: (patch: Patch) => window.history.replaceState(null, '', to(patch)),
    push: (patch: Patch) => window.history.pushState(null, '', to(patch)),
  }
}
