'use client'

import { useQuery } from '@tanstack/react-query'
import { UserX } from 'lucide-react'
import Link from 'next/link'
import type { PersonView } from '#contract/people-views.ts'
import { paths } from '#app/paths.ts'
import { useTitle } from '#app/task/use-title.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Badge } from '#app/ui/badge.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { AvailabilityCard } from './availability-card.tsx'
import { LeaveCard } from './leave-card.tsx'
import { nameOf } from './name-of.ts'
import { PersonForm } from './person-form.tsx'
import { PersonHistory } from './person-history.tsx'
import { PersonTasks } from './person-tasks.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { usePeopleDeeds } from './use-people-deeds.ts'

const frame = 'mx-auto grid w-full max-w-6xl flex-1 content-start gap-6 px-4 py-6 outline-none sm:px-6 sm:py-8'

export function PersonPage({ id }: { id: string }) {
  const api = useApi()
  const query = useQuery(api.peoplePages.person.queryOptions({ id }))
  useTitle(query.data && nameOf(query.data.person))
  return (
    <main id="main" tabIndex={-1} className={frame}>
      {query.data ? (
        <Person key={id} view={query.data} />
      ) : query.isError ? (
        <Missing error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Ghost />
      )}
    </main>
  )
}

function Ghost() {
  return (
    <>
      <h1 className="sr-only">Person</h1>
      <Skeleton className="h-12 w-64" />
      <div className="grid gap-6 lg:grid-cols-2">
        <Skeleton className="h-[30rem]" />
        <Skeleton className="h-[30rem]" />
      </div>
    </>
  )
}

function Missing({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = problemOf(error)
  const gone = problem.error === 'USER_NOT_FOUND'
  return (
    <>
      <h1 className="sr-only">Person</h1>
      <EmptyState
        icon={UserX}
        title={gone ? 'There is no such person' : 'The person could not be read'}
        text={gone ? 'The link may be cut off, or they were deleted. What they answered keeps their name.' : problem.message}
      >
        <div className="flex gap-2">
          {!gone && <Button onClick={onRetry}>Try again</Button>}
          <Button asChild>
            <Link href={paths.people()}>All people</Link>
          </Button>
        </div>
      </EmptyState>
    </>
  )
}

function Person({ view }: { view: PersonView }) {
  const api = useApi()
  const deeds = usePeopleDeeds()
  const { data: directory } = useQuery(api.peoplePages.directory.queryOptions())
  const { person } = view
  const colleagues = directory?.people.filter(({ id }) => id !== person.id) ?? []
  return (
    <>
      <PageHeader
        eyebrow={<BackLink href={paths.people()}>People</BackLink>}
        title={nameOf(person)}
        meta={
          <>
            {!person.active && <Badge>Deactivated</Badge>}
            {person.is_operator && <Badge tone="accent">Operator</Badge>}
            {person.email && person.email !== nameOf(person) && <span>{person.email}</span>}
            <span>Last assigned {person.last_assigned_at ? <RelativeTime value={person.last_assigned_at} /> : 'never'}</span>
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid gap-6">
          <PersonForm view={view} directory={directory} deeds={deeds} />
          <AvailabilityCard
            key={`${person.away_from} ${person.away_until} ${person.substitute_id}`}
            person={person}
            colleagues={colleagues}
            save={(wanted) => deeds.setAvailability.mutateAsync({ user_id: person.id, ...wanted })}
          />
        </div>
        <div className="grid gap-6">
          <PersonTasks view={view} />
          <SignInCard view={view} deeds={deeds} />
          <LeaveCard view={view} deeds={deeds} />
          <PersonHistory view={view} directory={directory} />
        </div>
      </div>
    </>
  )
}
