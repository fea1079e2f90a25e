import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { useRefreshNeeds } from '#app/shell/use-needs.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'

/** What can be done about deliveries. The lists show the new state by reading it again. */
export function useRedeliver() {
  const api = useApi()
  const queries = useQueryClient()
  const refreshNeeds = useRefreshNeeds()
  const options = {
    onError: (error: unknown) => toast.error(problemOf(error).message),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries(api.desk.deliveries.infiniteQueryFilter()),
        queries.invalidateQueries(api.desk.delivery.queryFilter()),
        refreshNeeds(),
      ]),
  }
  const one = useMutation(
    api.deliveries.redeliver.mutationOptions({ ...options, onSuccess: () => toast.success('It is being sent again.') }),
  )
  const failed = useMutation(
    api.deliveries.redeliverFailed.mutationOptions({
      ...options,
      onSuccess: ({ redelivered }) => {
        const what = redelivered === 1 ? '1 webhook is' : `${redelivered.toLocaleString('en')} webhooks are`
        toast.success(redelivered === 0 ? 'Nothing failed since then.' : `${what} being sent again.`)
      },
    }),
  )
  return { one, failed }
}
