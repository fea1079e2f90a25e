'use client'

import { ListFailed } from '#app/shell/list-states.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'

type ListStatesProps = { query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown } }

/** A list that is on its way, or did not come. */
export function ListStates({ query }: ListStatesProps) {
  if (query.isPending) return <Skeleton className="h-48" />
  if (!query.isError) return null
  return <ListFailed what="The list" error={query.error} onRetry={() => void query.refetch()} />
}
