'use client'

import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import Link from 'next/link'
import { paths } from '#app/paths.ts'
import { useTitle } from '#app/task/use-title.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { DeletePool } from './delete-pool.tsx'
import { PoolForm } from './pool-form.tsx'

export function PoolPage({ id }: { id: string }) {
  const api = useApi()
  const query = useQuery(api.pools.get.queryOptions({ pool_id: id }))
  const { data: directory } = useQuery(api.peoplePages.directory.queryOptions())
  const pool = query.data
  useTitle(pool?.name)
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-3xl flex-1 content-start gap-6 px-4 py-6 outline-none sm:px-6 sm:py-8"
    >
      {!pool && <h1 className="sr-only">Pool</h1>}
      {query.isError && !pool && <Missing error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton className="h-[40rem]" />}
      {pool && directory && (
        <>
          <PageHeader
            eyebrow={<BackLink href={paths.pools()}>Pools</BackLink>}
            title={pool.name}
            meta={
              <>
                <span>{pool.member_count === 1 ? '1 person' : `${pool.member_count} people`}</span>
                <span>{pool.open_tasks === 1 ? '1 open task' : `${pool.open_tasks} open tasks`}</span>
              </>
            }
            actions={<DeletePool pool={pool} />}
          />
          <PoolForm key={pool.id} pool={pool} directory={directory} />
        </>
      )}
    </main>
  )
}

function Missing({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = problemOf(error)
  const gone = problem.error === 'POOL_NOT_FOUND'
  return (
    <EmptyState
      icon={UsersRound}
      title={gone ? 'There is no such pool' : 'The pool could not be read'}
      text={gone ? 'The link may be cut off, or the pool was deleted.' : problem.message}
    >
      <div className="flex gap-2">
        {!gone && <Button onClick={onRetry}>Try again</Button>}
        <Button asChild>
          <Link href={paths.pools()}>All pools</Link>
        </Button>
      </div>
    </EmptyState>
  )
}
