import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '#app/trpc/client.ts'

/** Reads again whatever shows people, pools, roles and access levels: a change of one of them shows in the others. */
export function useRefreshDirectory() {
  const api = useApi()
  const queries = useQueryClient()
  return () =>
    Promise.all([api.peoplePages, api.pools, api.roles, api.levels].map((router) => queries.invalidateQueries(router.pathFilter())))
}
