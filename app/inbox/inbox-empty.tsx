'use client'

import { CircleCheckBig, Inbox, SearchX } from 'lucide-react'
import Link from 'next/link'
import type { InboxTab } from '#contract/views.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'

const ASK = `import { awaitHuman } from 'awaithumans'
import { z } from 'zod'

const answer = await awaitHuman({
  task: 'Approve this $250 refund?',
  payload: { order: 'A-4721', amount: 250 },
  payloadSchema: z.object({ order: z.string(), amount: z.number() }),
  responseSchema: z.object({ approved: z.boolean() }),
  timeoutMs: 15 * 60_000,
})`

function NothingYet() {
  return (
    <EmptyState icon={Inbox} title="No tasks yet" text="A task appears here the moment an agent asks for one:">
      <CodeBlock title="refund.ts" code={ASK} />
      <p className="mt-3 text-sm text-ink-muted">
        New here?{' '}
        <Link href={paths.firstRun()} className="text-accent-text underline underline-offset-2">
          Send the first task step by step
        </Link>
        .
      </p>
    </EmptyState>
  )
}

type InboxEmptyProps = {
  tab: InboxTab
  q: string
  counts: Record<InboxTab, number> | undefined
  isOperator: boolean
  onClearSearch: () => void
}

/** Why the list is empty, and what to do about it. */
export function InboxEmpty({ tab, q, counts, isOperator, onClearSearch }: InboxEmptyProps) {
  if (q) {
    return (
      <EmptyState icon={SearchX} title={`Nothing matches “${q}”`} text="Searched titles, payloads and idempotency keys in this tab.">
        <Button onClick={onClearSearch}>Clear search</Button>
      </EmptyState>
    )
  }
  if (isOperator && counts && counts.all + counts.done === 0) return <NothingYet />
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
