import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { InboxTab } from '#contract/views.ts'
import { useApi } from '#app/trpc/client.ts'
import { type Filters, narrowingOf } from './filters.ts'

/** Some five screens of rows. As many as the server gives at once: after each change all pages that were loaded are read again. */
const PAGE = 100

export function useInboxList(tab: InboxTab, narrowed: { q: string; filters: Filters }) {
  const api = useApi()
  const query = useInfiniteQuery(
    api.dashboard.inbox.infiniteQueryOptions(
      { tab, ...narrowingOf(narrowed), limit: PAGE },
      {
        getNextPageParam: (page) => page.next_cursor,
        // While search and filters are refined the rows stay; another tab's rows would be wrong ones.
        placeholderData: (previous, of) => {
          const input = (of?.queryKey as [unknown, { input?: { tab?: string } }?] | undefined)?.[1]?.input
          return input?.tab === tab ? keepPreviousData(previous) : undefined
        },
      },
    ),
  )
  const { data } = query
  // The same list as long as nothing was read: thousands of rows are not put together again at each drawing.
  const rows = useMemo(() => data?.pages.flatMap((page) => page.tasks) ?? [], [data])
  return { ...query, rows }
}
