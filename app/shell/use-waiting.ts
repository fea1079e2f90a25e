import { useQuery } from '@tanstack/react-query'
import { useApi } from '#app/trpc/client.ts'
import { needsOf, useNeeds } from './use-needs.ts'

/** Up to here it is counted, as on the tabs of the inbox. */
const MOST = 999

/** How much waits for whoever looks: the tasks that are theirs and, for operators, what needs them. Null for nothing. */
export function useWaiting(isOperator: boolean): string | null {
  const api = useApi()
  const { data: counts } = useQuery(api.dashboard.counts.queryOptions())
  const needs = needsOf(useNeeds(isOperator).data)
  const total = (counts?.mine ?? 0) + needs.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  return total > MOST ? `${MOST}+` : String(total)
}
