import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { TogetherResult } from '#contract/inbox.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'

export type Failed = { id: string; message: string }

/** The problems of one round, in words. Fields are named, since the form shows only what is wrong with all of them. */
export function failuresOf(results: TogetherResult): Failed[] {
  return results.flatMap(({ id, problem }) => (problem ? [{ id, message: problem.message }] : []))
}

/** What can be done to several tasks at once. The page shows what became of them by reading it again; nothing is assumed. */
export function useTogether() {
  const api = useApi()
  const queries = useQueryClient()
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries(api.dashboard.inbox.infiniteQueryFilter()),
      queries.invalidateQueries(api.dashboard.counts.queryFilter()),
      queries.invalidateQueries(api.dashboard.task.queryFilter()),
    ])
  const onError = (error: unknown) => toast.error(problemOf(error).message)
  return {
    // Its form says what went wrong.
    complete: useMutation(api.inbox.complete.mutationOptions({ onSettled })),
    claim: useMutation(api.inbox.claim.mutationOptions({ onSettled, onError })),
    release: useMutation(api.inbox.release.mutationOptions({ onSettled, onError })),
  }
}
