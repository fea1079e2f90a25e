import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '#app/trpc/client.ts'
import { type AuditAddress, queryOf } from './audit-filter.ts'

/** Lines a page: about two screens. */
const PAGE = 60

/** Milliseconds between looks for newer entries. They are told of, not put in: what somebody reads must not move. */
const LOOK_EVERY = 10_000

export function useAudit(address: AuditAddress) {
  const api = useApi()
  const filters = queryOf(address)
  const list = useInfiniteQuery(
    api.audit.list.infiniteQueryOptions(
      { ...filters, limit: PAGE },
      { getNextPageParam: (page) => page.next_cursor, placeholderData: keepPreviousData },
    ),
  )
  const newest = useQuery(api.audit.list.queryOptions({ ...filters, limit: 1 }, { refetchInterval: LOOK_EVERY, enabled: list.isSuccess }))
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? []
  const first = newest.data?.entries[0]
  // Later than the list was read, or it is simply the older answer of the two.
  const hasNewer = Boolean(first && !list.isPlaceholderData && newest.dataUpdatedAt > list.dataUpdatedAt && first.id !== entries[0]?.id)
  return { list, entries, hasNewer }
}
