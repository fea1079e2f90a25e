'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { RotateCw, WifiOff } from 'lucide-react'
import { PeopleNav } from '#app/people/people-nav.tsx'
import { useDebounced } from '#app/shell/use-debounced.ts'
import { useApi } from '#app/trpc/client.ts'
import { type ClientProblem, problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { RoutingAnswer } from './routing-answer.tsx'
import { useWish } from './use-wish.ts'
import { WishForm } from './wish-form.tsx'

function Refused({ problem, onRetry }: { problem: ClientProblem; onRetry: () => void }) {
  if (problem.error === 'ASSIGNMENT_INVALID')
    return (
      <section aria-labelledby="refused" className="rounded-lg border border-line bg-danger-soft p-4 text-danger-text">
        <h2 id="refused" className="font-semibold">
          Such a task would be refused
        </h2>
        <p className="mt-1 break-words">{problem.message}</p>
      </section>
    )
  return (
    <EmptyState icon={WifiOff} title="The server did not say" text={problem.message}>
      <Button variant="primary" onClick={onRetry}>
        Try again
      </Button>
    </EmptyState>
  )
}

/** "How would this `assign_to` be routed now, and why." */
export function RoutingPage() {
  const api = useApi()
  const form = useWish()
  const assignTo = useDebounced(form.assignTo)
  const { data: names } = useQuery(api.routing.names.queryOptions())
  const { data, error, isFetching, refetch } = useQuery({
    ...api.routing.explain.queryOptions({ assign_to: assignTo }),
    placeholderData: keepPreviousData,
    // Others are assigned tasks all the time: what was true a moment ago is asked again.
    staleTime: 0,
    retry: false,
  })
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8">
      <PageHeader
        eyebrow={<PeopleNav here="routing" />}
        title="Routing"
        meta="Whom a task would be put to now, and why. Trying it changes nothing: nobody’s turn is taken."
        actions={
          <Button loading={isFetching && data !== undefined} onClick={() => void refetch()}>
            <RotateCw aria-hidden="true" />
            Ask again
          </Button>
        }
      />
      <div className="mt-5 grid items-start gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <WishForm form={form} names={names} />
        <div aria-live="polite" aria-busy={isFetching} className="grid min-w-0 gap-5">
          {error ? (
            <Refused problem={problemOf(error)} onRetry={() => void refetch()} />
          ) : data ? (
            <RoutingAnswer routing={data} />
          ) : (
            <Skeleton className="h-64" />
          )}
        </div>
      </div>
    </main>
  )
}
