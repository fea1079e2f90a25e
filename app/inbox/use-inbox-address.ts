'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo } from 'react'
import { paths } from '#app/paths.ts'
import { isLeaving } from '#app/shell/leaving.ts'
import { type FilterKey, readFilters } from './filters.ts'
import { readTab } from './tabs.ts'

type Patch = { tab?: string; q?: string; task?: string | null } & Partial<Record<FilterKey, string | null>>

/**
 * The last address that was asked for, until it has been drawn. Next draws addresses one after the other and writes each
 * into the window as it draws it, so that in between the window may show an older one than the person has chosen.
 */
let asked: string | null = null

/** The address as it is meant to be: what was asked for last, drawn or not. */
function currentQuery(): URLSearchParams {
  return new URLSearchParams(asked ?? window.location.search)
}

function ask(patch: Patch, write: 'pushState' | 'replaceState'): void {
  const url = paths.inbox({ ...Object.fromEntries(currentQuery()), ...patch })
  asked = new URL(url, window.location.href).search.slice(1)
  // Straight to the history: what changes is only what the browser shows, and the server has nothing to say to it.
  window.history[write](null, '', url)
}

const push = (patch: Patch) => ask(patch, 'pushState')
const replace = (patch: Patch) => ask(patch, 'replaceState')
const forget = () => {
  asked = null
}

/** Tab, search, filters and open task are the address: reloaded, shared or gone back to, the inbox looks the same. */
export function useInboxAddress() {
  const params = useSearchParams()
  const drawn = params.toString()
  useEffect(() => {
    if (asked === drawn) forget()
  }, [drawn])
  useEffect(() => {
    // Going back is a choice too, made in the browser.
    window.addEventListener('popstate', forget)
    return () => {
      window.removeEventListener('popstate', forget)
      forget()
    }
  }, [])
  return {
    tab: readTab(params.get('tab')),
    q: params.get('q') ?? '',
    filters: useMemo(() => readFilters(new URLSearchParams(drawn)), [drawn]),
    task: params.get('task'),
    push,
    replace,
    /** The task that was chosen last, also when it has not been drawn yet. */
    chosenTask: () => currentQuery().get('task'),
    /** For what the page chooses by itself: a person's own choice that came in between stands, also that of another page. */
    fill: (patch: Patch) => {
      if (currentQuery().toString() === drawn && !isLeaving()) replace(patch)
    },
  }
}

export type Address = ReturnType<typeof useInboxAddress>
