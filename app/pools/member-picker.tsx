'use client'

import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import Link from 'next/link'
import type { Member } from '#contract/pools.ts'
import { paths } from '#app/paths.ts'
import { peopleOptions } from '#app/people/options.ts'
import { useApi } from '#app/trpc/client.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { SortableList } from '#app/ui/sortable-list.tsx'

type MemberPickerProps = {
  /** As the server has them: among them people who are deactivated, whom the directory leaves out. */
  known: readonly Member[]
  /** Ids, in their order. */
  members: readonly string[]
  /** Whether their order means something. */
  ordered: boolean
  onChange: (members: string[]) => void
}

type Someone = { id: string; label: string; inactive: boolean }

export function MemberPicker({ known, members, ordered, onChange }: MemberPickerProps) {
  const api = useApi()
  const { data: directory } = useQuery(api.peoplePages.directory.queryOptions())
  const people = directory?.people ?? []
  const someone = (id: string): Someone => {
    const before = known.find(({ user_id }) => user_id === id)
    const label = people.find((each) => each.id === id)?.name ?? before?.display_name ?? before?.email ?? id
    return { id, label, inactive: before?.active === false }
  }
  const chosen = members.map(someone)
  const others = people.filter(({ id }) => !members.includes(id))
  const remove = (id: string) => onChange(members.filter((each) => each !== id))
  const removeButton = ({ id, label }: { id: string; label: string }) => (
    <Button variant="ghost" size="icon" aria-label={`Take ${label} out`} onClick={() => remove(id)}>
      <X aria-hidden="true" />
    </Button>
  )
  return (
    <div className="grid gap-3">
      {chosen.length === 0 && <p className="text-sm text-ink-muted">Nobody yet: what is asked of it waits for an operator.</p>}
      {ordered && chosen.length > 0 && (
        <SortableList
          aria-label="Members, in the order they are asked"
          of="members"
          items={chosen.map(({ inactive, ...item }) => ({ ...item, hint: inactive ? 'Deactivated: passed over' : undefined }))}
          onOrder={onChange}
          actions={removeButton}
        />
      )}
      {!ordered && chosen.length > 0 && (
        <ul aria-label="Members" className="divide-y divide-line rounded-md border border-line">
          {chosen.map((each) => (
            <li key={each.id} className="flex min-h-10 items-center gap-2.5 py-0.5 pr-1 pl-3">
              <Avatar name={each.label} />
              <Link href={paths.person(each.id)} className="min-w-0 flex-1 truncate hover:underline">
                {each.label}
              </Link>
              {each.inactive && <Badge>Deactivated</Badge>}
              {removeButton(each)}
            </li>
          ))}
        </ul>
      )}
      <Select
        aria-label="Add somebody"
        placeholder={others.length > 0 ? 'Add somebody…' : 'Everybody is in it'}
        disabled={others.length === 0}
        options={peopleOptions(others)}
        value={null}
        onChange={(id) => onChange([...members, id])}
        className="sm:max-w-72"
      />
    </div>
  )
}
