'use client'

import type { Directory } from '#contract/people-views.ts'
import { SearchBox } from '#app/inbox/search-box.tsx'
import { Select } from '#app/ui/select.tsx'
import { nameOptions } from './options.ts'
import type { PeopleFilters } from './use-people-address.ts'

type PeopleFilterBarProps = {
  filters: PeopleFilters
  directory: Directory | undefined
  onChange: (patch: Partial<PeopleFilters>) => void
}

const STATES = [
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Deactivated' },
  { value: 'all', label: 'Everybody' },
] as const

export function PeopleFilterBar({ filters, directory, onChange }: PeopleFilterBarProps) {
  const { q, role, pool, level, state } = filters
  return (
    <div className="grid gap-2 sm:flex sm:flex-wrap">
      <div className="sm:w-72">
        <SearchBox value={q} label="Search people" placeholder="Search name or email" onType={(typed) => () => onChange({ q: typed })} />
      </div>
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <Select
          aria-label="Pool"
          className="sm:w-36"
          options={nameOptions('Any pool', directory?.pools, pool)}
          value={pool}
          onChange={(value) => onChange({ pool: value })}
        />
        <Select
          aria-label="Role"
          className="sm:w-36"
          options={nameOptions('Any role', directory?.roles, role)}
          value={role}
          onChange={(value) => onChange({ role: value })}
        />
        <Select
          aria-label="Access level"
          className="sm:w-36"
          options={nameOptions('Any level', directory?.levels, level)}
          value={level}
          onChange={(value) => onChange({ level: value })}
        />
        <Select
          aria-label="State"
          className="sm:w-36"
          options={STATES}
          value={state}
          onChange={(value) => onChange({ state: STATES.find((each) => each.value === value)?.value ?? 'active' })}
        />
      </div>
    </div>
  )
}
