'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { AvailabilityCard } from '#app/people/availability-card.tsx'
import { nameOf } from '#app/people/name-of.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { PasswordCard } from './password-card.tsx'

const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'None')

/** What everybody may see and say of themselves. */
export function AccountPage() {
  const api = useApi()
  const queries = useQueryClient()
  const query = useQuery(api.peoplePages.account.queryOptions())
  const { mutateAsync: setAvailability } = useMutation(
    api.peoplePages.setOwnAvailability.mutationOptions({ onSettled: () => queries.invalidateQueries(api.peoplePages.pathFilter()) }),
  )
  const person = query.data?.person
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-2xl flex-1 content-start gap-6 px-4 py-6 outline-none sm:px-6 sm:py-8"
    >
      <PageHeader title="Your account" meta={person && (person.email ?? nameOf(person))} />
      {query.isError && (
        <EmptyState title="Your account could not be read" text={problemOf(query.error).message}>
          <Button onClick={() => void query.refetch()}>Try again</Button>
        </EmptyState>
      )}
      {query.isPending && <Skeleton className="h-96" />}
      {person && (
        <>
          <AvailabilityCard
            key={`${person.away_from} ${person.away_until} ${person.substitute_id}`}
            own
            person={person}
            colleagues={query.data?.people ?? []}
            save={setAvailability}
          />
          <PasswordCard person={person} />
          <Card title="What you may be asked">
            <DescriptionList className="-my-2">
              <Description term="Pools">{list(person.pools)}</Description>
              <Description term="Roles">{list(person.roles)}</Description>
              <Description term="Access level">{person.access_level ?? 'None'}</Description>
            </DescriptionList>
          </Card>
        </>
      )}
    </main>
  )
}
