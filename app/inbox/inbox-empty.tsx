'use client'

import { CircleCheckBig, Inbox, SearchX } from 'lucide-react'
import Link from 'next/link'
import type { InboxTab } from '#contract/views.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { Counts } from './tabs.ts'

type InboxEmptyProps = {
  tab: InboxTab
  q: string
  /** Something besides tab and search narrows it. */
  filtered: boolean
  counts: Counts | undefined
  onClearSearch: () => void
  onClearFilters: () => void
}

/** Why the list is empty, and what to do about it. */
export function InboxEmpty({ tab, q, filtered, counts, onClearSearch, onClearFilters }: InboxEmptyProps) {
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title="Nothing in this tab fits the filters"
        text={q ? `Nor does anything that fits them match “${q}”.` : undefined}
      >
        <Button onClick={onClearFilters}>Clear filters</Button>
      </EmptyState>
    )
  }
  if (q) {
    return (
      <EmptyState icon={SearchX} title={`Nothing matches “${q}”`} text="Searched titles, payloads and idempotency keys in this tab.">
        <Button onClick={onClearSearch}>Clear search</Button>
      </EmptyState>
    )
  }
  if (tab === 'done')
    return <EmptyState icon={Inbox} title="Nothing decided yet" text="Answered, cancelled and timed-out tasks are kept here." />
  if (tab === 'mine' && counts && counts.open > 0) {
    return (
      <EmptyState icon={CircleCheckBig} title="Nothing waits for you" text="Tasks that anybody asked may take are one tab further.">
        <Button asChild>
          <Link href={paths.inbox({ tab: 'open' })}>See {counts.open === 1 ? 'one open task' : `${counts.open} open tasks`}</Link>
        </Button>
      </EmptyState>
    )
  }
  return <EmptyState icon={CircleCheckBig} title="All decided" text="New tasks appear here by themselves; leave this page open." />
}
