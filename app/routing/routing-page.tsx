'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowDown, RotateCw, WifiOff } from 'lucide-react'
import { PeopleNav } from '#app/people/people-nav.tsx'
import { useDebounced } from '#app/shell/use-debounced.ts'
import { useApi } from '#app/trpc/client.ts'
import { type ClientProblem, problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { headlineOf, RoutingAnswer } from './routing-answer.tsx'
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

/** Where the answer stands below the form: in short at the lower edge, while one types, and the way to the whole of it. */
function InShort({ says }: { says: string }) {
  return (
    <a
      href="#answer"
      className="sticky bottom-0 -mx-4 mt-5 flex min-h-12 items-center gap-3 border-t border-line-strong bg-raised px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-lift sm:-mx-6 sm:px-6 lg:hidden"
    >
      <span className="truncate font-semibold">{says}</span>
      <span className="ml-auto inline-flex shrink-0 items-center gap-1 text-sm text-accent-text">
        See why
        <ArrowDown aria-hidden="true" className="size-3.5" />
      </span>
    </a>
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
  const answered = error ? problemOf(error).error === 'ASSIGNMENT_INVALID' : data !== undefined
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
        <div id="answer" aria-live="polite" aria-busy={isFetching} className="grid min-w-0 scroll-mt-20 gap-5">
          {error ? (
            <Refused problem={problemOf(error)} onRetry={() => void refetch()} />
          ) : data ? (
            <RoutingAnswer routing={data} />
          ) : (
            <Skeleton className="h-64" />
          )}
        </div>
      </div>
      {answered && <InShort says={error ? 'Would be refused' : data ? headlineOf(data) : ''} />}
    </main>
  )
}
