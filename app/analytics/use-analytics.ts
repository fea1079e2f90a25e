import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { paths } from '#app/paths.ts'
import { useApi } from '#app/trpc/client.ts'
import { readWanted, toQuery, type Wanted } from './address.ts'

/** Where the reader's days begin. */
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Range and filters are the address; the numbers follow it. */
export function useAnalytics() {
  const api = useApi()
  const router = useRouter()
  const wanted = readWanted(useSearchParams())
  const range = { ...wanted.range, time_zone: zone() }
  const options = { placeholderData: keepPreviousData }
  const numbers = useQuery(api.stats.analytics.queryOptions({ ...range, ...wanted.filters }, options))
  // What there is to filter by: the same question without filters, which is the first one as long as there are none.
  const everything = useQuery(api.stats.analytics.queryOptions(range, options))
  return {
    wanted,
    numbers,
    choices: everything.data,
    want: (next: Wanted) => router.replace(paths.analytics(toQuery(next)), { scroll: false }),
  }
}
