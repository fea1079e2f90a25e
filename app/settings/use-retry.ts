import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { useRefreshNeeds } from '#app/shell/use-needs.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'

const told = (one: string, several: (count: string) => string) => ({
  onSuccess: ({ retried }: { retried: number }) => {
    toast.success(retried === 0 ? 'Nothing was left to try again.' : retried === 1 ? one : several(retried.toLocaleString('en')))
  },
})

const JOB = 'The job runs again.'
const NOTICES = 'The notices are tried again.'

/** What can be done about what failed behind the scenes. */
export function useRetry() {
  const api = useApi()
  const queries = useQueryClient()
  const refreshNeeds = useRefreshNeeds()
  const options = {
    onError: (error: unknown) => toast.error(problemOf(error).message),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries(api.jobs.list.queryFilter()),
        queries.invalidateQueries(api.desk.queue.queryFilter()),
        queries.invalidateQueries(api.notices.list.queryFilter()),
        refreshNeeds(),
      ]),
  }
  return {
    job: useMutation(api.jobs.retry.mutationOptions({ ...options, onSuccess: () => toast.success(JOB) })),
    jobs: useMutation(api.jobs.retryFailed.mutationOptions({ ...options, ...told(JOB, (count) => `${count} jobs run again.`) })),
    notice: useMutation(api.notices.retry.mutationOptions({ ...options, onSuccess: () => toast.success(NOTICES) })),
    notices: useMutation(
      api.notices.retryAll.mutationOptions({ ...options, ...told(NOTICES, (count) => `The notices of ${count} tasks are tried again.`) }),
    ),
  }
}
