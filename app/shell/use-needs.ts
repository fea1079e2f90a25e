import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskNeeds } from '#contract/desk.ts'
import { paths } from '#app/paths.ts'
import { useApi } from '#app/trpc/client.ts'

/** Milliseconds. What fails waits for an operator for minutes or days; half a minute earlier helps nobody. */
const LOOK_EVERY = 30_000

type Need = { kind: keyof DeskNeeds; count: number; says: string; href: string }

/** Counting stops at 100. */
export function neededText(count: number): string {
  return count >= 100 ? '99+' : String(count)
}

const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${neededText(count)} ${more}`)

/** In the order in which they are worse: a task that nobody is asked waits for nothing. */
const NEEDS: Record<keyof DeskNeeds, (count: number) => Omit<Need, 'kind' | 'count'>> = {
  unasked: (count) => ({
    says: many(count, 'task that nobody is asked', 'tasks that nobody is asked'),
    href: `${paths.status()}#unasked`,
  }),
  notifications: (count) => ({
    says: many(count, 'task somebody could not be told of', 'tasks somebody could not be told of'),
    href: `${paths.jobs()}#notices`,
  }),
  deliveries: (count) => ({
    says: many(count, 'webhook given up this week', 'webhooks given up this week'),
    href: paths.deliveries({ status: 'abandoned' }),
  }),
  jobs: (count) => ({ says: many(count, 'job that ran out of tries', 'jobs that ran out of tries'), href: paths.jobs() }),
}

export function needsOf(counts: DeskNeeds | undefined): Need[] {
  if (!counts) return []
  return (Object.keys(NEEDS) as (keyof DeskNeeds)[]).flatMap((kind) => {
    const count = counts[kind]
    return count > 0 ? { kind, count, ...NEEDS[kind](count) } : []
  })
}

/** What waits for an operator, looked up again every half minute. Reviewers need not ask. */
export function useNeeds(isOperator: boolean) {
  const api = useApi()
  const options = api.desk.needs.queryOptions({ fresh: false }, { enabled: isOperator, refetchInterval: LOOK_EVERY, staleTime: LOOK_EVERY })
  return useQuery(options)
}

/** Counts anew, for whoever has just done something about it. */
export function useRefreshNeeds(): () => Promise<void> {
  const api = useApi()
  const queries = useQueryClient()
  return async () => {
    const counts = await queries.fetchQuery({ ...api.desk.needs.queryOptions({ fresh: true }), staleTime: 0 }).catch(() => null)
    if (counts) queries.setQueryData(api.desk.needs.queryKey({ fresh: false }), counts)
  }
}
