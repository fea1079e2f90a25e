'use client'

import { CircleCheckBig, Inbox, SearchX } from 'lucide-react'
import Link from 'next/link'
import type { InboxTab } from '#contract/views.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'

type InboxEmptyProps = {
  tab: InboxTab
  q: string
  counts: Record<InboxTab, number> | undefined
  onClearSearch: () => void
}

/** Why the list is empty, and what to do about it. */
export function InboxEmpty({ tab, q, counts, onClearSearch }: InboxEmptyProps) {
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
