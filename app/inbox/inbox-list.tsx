'use client'

import type { MouseEvent, ReactNode, RefObject } from 'react'
import type { InboxRow as Row } from '#contract/views.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { InboxRow } from './inbox-row.tsx'
import type { useInboxList } from './use-inbox-list.ts'
import type { Selection } from './use-selection.ts'
import { VirtualRows } from './virtual-rows.tsx'

/** As many as a laptop's window shows. */
const GHOSTS = Array.from({ length: 8 }, (_, index) => index)

function Ghosts() {
  return (
    <div aria-hidden="true">
      {GHOSTS.map((ghost) => (
        <div key={ghost} className="grid gap-2 border-b border-transparent py-3 pr-4 pl-9">
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-3.5 w-2/5" />
        </div>
      ))}
    </div>
  )
}

type InboxListProps = {
  list: ReturnType<typeof useInboxList>
  listRef: RefObject<HTMLUListElement | null>
  scroller: RefObject<HTMLElement | null> | null
  /** The open task. */
  selected: string | null
  /** The row that has, or is about to have, the focus. */
  focused: string | null
  onFocusRow: (id: string) => void
  selection: Selection
  showPerson: boolean
  hrefOf: (row: Row) => string
  onOpen: (row: Row, event: MouseEvent) => void
  empty: ReactNode
}

export function InboxList({ list, listRef, scroller, selected, focused, onFocusRow, selection, ...props }: InboxListProps) {
  const { showPerson, hrefOf, onOpen, empty } = props
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
      <VirtualRows
        rows={list.rows}
        listRef={listRef}
        scroller={scroller}
        pinned={[selected, focused]}
        hasMore={list.hasNextPage}
        onNearEnd={() => !list.isFetching && !list.isFetchNextPageError && void list.fetchNextPage()}
      >
        {(row) => (
          <InboxRow
            row={row}
            href={hrefOf(row)}
            selected={row.id === selected}
            showPerson={showPerson}
            onOpen={(event) => onOpen(row, event)}
            onFocus={() => onFocusRow(row.id)}
            chosen={selection.chosen.has(row.id)}
            choosing={selection.chosen.size > 0}
            onChoose={(range) => (range ? selection.extend(row.id) : selection.toggle(row.id))}
          />
        )}
      </VirtualRows>
      {list.isFetchNextPageError && (
        <div className="grid place-items-center p-3">
          <Button variant="ghost" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
    </>
  )
}
