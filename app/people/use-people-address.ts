'use client'

import { useSearchParams } from 'next/navigation'
import { PEOPLE_STATES } from '#contract/people-views.ts'
import { paths } from '#app/paths.ts'

type State = (typeof PEOPLE_STATES)[number]

function readState(unverified: string | null): State {
  return PEOPLE_STATES.find((state) => state === unverified) ?? 'active'
}

/** Search and filters are the address: reloaded, shared or gone back to, the list looks the same. */
export function usePeopleAddress() {
  const params = useSearchParams()
  const filters = {
    q: params.get('q') ?? '',
    role: params.get('role') ?? '',
    pool: params.get('pool') ?? '',
    level: params.get('level') ?? '',
    state: readState(params.get('state')),
  }
  // From the window and not from what is drawn: two changes may follow one another faster than drawing.
  const set = (patch: Partial<typeof filters>) =>
    window.history.replaceState(null, '', paths.people({ ...Object.fromEntries(new URLSearchParams(window.location.search)), ...patch }))
  return { filters, set }
}

export type PeopleFilters = ReturnType<typeof usePeopleAddress>['filters']
