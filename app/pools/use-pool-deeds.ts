import { useMutation } from '@tanstack/react-query'
import { useRefreshDirectory } from '#app/people/use-refresh-directory.ts'
import { useApi } from '#app/trpc/client.ts'

/** What operators do to pools, roles and access levels. Whatever shows them reads itself again afterwards. */
export function usePoolDeeds() {
  const api = useApi()
  const refresh = useRefreshDirectory()
  const options = { onSettled: refresh }
  return {
    createPool: useMutation(api.pools.create.mutationOptions(options)),
    updatePool: useMutation(api.pools.update.mutationOptions(options)),
    // Not read again by its own page, which would be told that there is no such pool.
    deletePool: useMutation(api.pools.delete.mutationOptions()),
    createRole: useMutation(api.roles.create.mutationOptions(options)),
    updateRole: useMutation(api.roles.update.mutationOptions(options)),
    deleteRole: useMutation(api.roles.delete.mutationOptions(options)),
    createLevel: useMutation(api.levels.create.mutationOptions(options)),
    renameLevel: useMutation(api.levels.rename.mutationOptions(options)),
    orderLevels: useMutation(api.levels.order.mutationOptions(options)),
    deleteLevel: useMutation(api.levels.delete.mutationOptions(options)),
    refresh,
  }
}
