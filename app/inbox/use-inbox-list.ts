import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { InboxTab } from '#contract/views.ts'
import { useApi } from '#app/trpc/client.ts'

/** Two screens of rows: the next page is there before the end of this one is reached. */
const PAGE = 40

export function useInboxList(tab: InboxTab, q: string) {
  const api = useApi()
  const query = useInfiniteQuery(
    api.dashboard.inbox.infiniteQueryOptions(
      { tab, q: q || undefined, limit: PAGE },
      {
        getNextPageParam: (page) => page.next_cursor,
        // While a search is refined the rows stay; another tab's rows would be wrong ones.
        placeholderData: (previous, of) => {
          const input = (of?.queryKey as [unknown, { input?: { tab?: string } }?] | undefined)?.[1]?.input
          return input?.tab === tab ? keepPreviousData(previous) : undefined
        },
      },
    ),
  )
  return { ...query, rows: query.data?.pages.flatMap((page) => page.tasks) ?? [] }
}
