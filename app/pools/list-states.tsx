'use client'

import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'

type ListStatesProps = { query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown } }

/** A list that is on its way, or did not come. */
export function ListStates({ query }: ListStatesProps) {
  if (query.isPending) return <Skeleton className="h-48" />
  if (!query.isError) return null
  return (
    <EmptyState title="The list could not be read" text={problemOf(query.error).message}>
      <Button onClick={() => void query.refetch()}>Try again</Button>
    </EmptyState>
  )
}
