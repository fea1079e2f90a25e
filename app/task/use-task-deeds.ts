import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'

/** What can be done to a task besides answering it. The page shows the new state by reading it again. */
export function useTaskDeeds(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(api.dashboard.task.queryFilter({ id })),
      queries.invalidateQueries(api.dashboard.inbox.infiniteQueryFilter()),
      queries.invalidateQueries(api.dashboard.counts.queryFilter()),
    ])
  const options = {
    onError: (error: unknown) => toast.error(problemOf(error).message),
    // Refused means that the page was behind.
    onSettled: refresh,
  }
  const claim = useMutation(api.tasks.claim.mutationOptions(options))
  const release = useMutation(api.tasks.release.mutationOptions(options))
  const reassign = useMutation(api.tasks.reassign.mutationOptions(options))
  const decline = useMutation(api.tasks.decline.mutationOptions(options))
  const cancel = useMutation(api.tasks.cancel.mutationOptions(options))
  const extend = useMutation(api.tasks.extend.mutationOptions(options))
  return { claim, release, reassign, decline, cancel, extend, refresh }
}
