'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { UserPlus, Users } from 'lucide-react'
import { useState } from 'react'
import { ListFailed } from '#app/shell/list-states.tsx'
import { useApi } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { PeopleFilterBar } from './people-filter-bar.tsx'
import { PeopleNav } from './people-nav.tsx'
import { PeopleSkeleton, PeopleTable } from './people-table.tsx'
import { usePeopleAddress, type PeopleFilters } from './use-people-address.ts'

/** A screen and a half of rows. */
const PAGE = 50

function usePeople({ q, role, pool, level, state }: PeopleFilters) {
  const api = useApi()
  const query = useInfiniteQuery(
    api.peoplePages.list.infiniteQueryOptions(
      { q: q || undefined, role: role || undefined, pool: pool || undefined, level: level || undefined, state, limit: PAGE },
      // While a search is refined the rows stay.
      { getNextPageParam: (page) => page.next_cursor, placeholderData: (previous) => previous },
    ),
  )
  return { ...query, people: query.data?.pages.flatMap((page) => page.people) ?? [] }
}

/** Everybody who can be asked, for operators. */
export function People() {
  const api = useApi()
  const { filters, set } = usePeopleAddress()
  const [adding, setAdding] = useState(false)
  const list = usePeople(filters)
  const { data: directory } = useQuery(api.peoplePages.directory.queryOptions())
  const filtered = Boolean(filters.q || filters.role || filters.pool || filters.level)
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-6xl flex-1 content-start gap-5 px-4 py-6 outline-none sm:px-6 sm:py-8"
    >
      <PageHeader
        eyebrow={<PeopleNav here="people" />}
        title="People"
        meta="Who can be asked, what each of them may be asked, and who runs this place."
        actions={
          <Button variant="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden="true" />
            Add a person
          </Button>
        }
      />
      <PeopleFilterBar filters={filters} directory={directory} onChange={set} />
      {list.isPending && <PeopleSkeleton />}
      {list.isError && list.people.length === 0 && <ListFailed what="The list" error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.people.length === 0 && (
        <EmptyState
          inList
          icon={Users}
          title={filtered ? 'Nobody like that' : filters.state === 'inactive' ? 'Nobody is deactivated' : 'Nobody here'}
          text={filtered ? 'No person matches all of these.' : 'Whoever is deactivated can be found here, and let in again.'}
        >
          <Button onClick={() => set({ q: '', role: '', pool: '', level: '', state: 'active' })}>Show all active people</Button>
        </EmptyState>
      )}
      {list.people.length > 0 && <PeopleTable people={list.people} />}
      {list.hasNextPage && (
        <div className="grid justify-items-center">
          <Button variant="ghost" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more people
          </Button>
        </div>
      )}
      <AddPersonDialog open={adding} onOpenChange={setAdding} directory={directory} />
    </main>
  )
}
