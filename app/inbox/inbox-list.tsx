'use client'

import { useEffect, useRef, type MouseEvent, type ReactNode, type Ref } from 'react'
import type { InboxRow as Row } from '#contract/views.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { InboxRow } from './inbox-row.tsx'
import type { useInboxList } from './use-inbox-list.ts'

/** As many as a laptop's window shows. */
const GHOSTS = Array.from({ length: 8 }, (_, index) => index)

function Ghosts() {
  return (
    <div aria-hidden="true">
      {GHOSTS.map((ghost) => (
        <div key={ghost} className="grid gap-2 border-b border-transparent px-4 py-3">
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-3.5 w-2/5" />
        </div>
      ))}
    </div>
  )
}

type MoreProps = { pending: boolean; onMore: () => void }

/** Presses itself when it comes into sight. */
function More({ pending, onMore }: MoreProps) {
  const place = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  useEffect(() => {
    more.current = onMore
  })
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) more.current()
    })
    if (place.current) watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [])
  return (
    <div ref={place} className="grid place-items-center p-3">
      <Button variant="ghost" loading={pending} onClick={onMore}>
        Load more
      </Button>
    </div>
  )
}

type InboxListProps = {
  list: ReturnType<typeof useInboxList>
  listRef: Ref<HTMLUListElement>
  selected: string | null
  showPerson: boolean
  hrefOf: (row: Row) => string
  onOpen: (row: Row, event: MouseEvent) => void
  empty: ReactNode
}

export function InboxList({ list, listRef, selected, showPerson, hrefOf, onOpen, empty }: InboxListProps) {
  if (list.isPending) return <Ghosts />
  if (list.isError && list.rows.length === 0) {
    return (
      <EmptyState title="The list could not be read" text={problemOf(list.error).message}>
        <Button onClick={() => void list.refetch()}>Try again</Button>
      </EmptyState>
    )
  }
  if (list.rows.length === 0) return empty
  return (
    <>
      <ul ref={listRef} aria-label="Tasks">
        {list.rows.map((row) => (
          <InboxRow
            key={row.id}
            row={row}
            href={hrefOf(row)}
            selected={row.id === selected}
            showPerson={showPerson}
            onOpen={(event) => onOpen(row, event)}
          />
        ))}
      </ul>
      {list.hasNextPage && <More pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
    </>
  )
}
