import { useQuery } from '@tanstack/react-query'
import type { InboxTab } from '#contract/views.ts'
import { type Filters, narrowingOf } from '#app/inbox/filters.ts'
import { useApi } from '#app/trpc/client.ts'

export type NextTask = { id: string; title: string }

/** One of them may be the task itself. */
const ENOUGH = 2

type From = { tab: InboxTab | null; q: string; filters: Filters }

/** What else waits where the person came from. */
export function useNextTask(id: string, { tab, ...narrowed }: From): NextTask | null {
  const api = useApi()
  const input = { tab: tab === null || tab === 'done' || tab === 'any' ? ('mine' as const) : tab, ...narrowingOf(narrowed), limit: ENOUGH }
  const { data } = useQuery(api.dashboard.inbox.queryOptions(input))
  const next = data?.tasks.find((row) => row.id !== id)
  return next ? { id: next.id, title: next.task } : null
}
