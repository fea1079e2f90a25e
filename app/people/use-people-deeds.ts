import { useMutation } from '@tanstack/react-query'
import { useApi } from '#app/trpc/client.ts'
import { useRefreshDirectory } from './use-refresh-directory.ts'

/** What operators do to people. Whatever shows people reads itself again afterwards. */
export function usePeopleDeeds() {
  const api = useApi()
  const refresh = useRefreshDirectory()
  const options = { onSettled: refresh }
  return {
    create: useMutation(api.people.create.mutationOptions(options)),
    edit: useMutation(api.peoplePages.edit.mutationOptions(options)),
    remove: useMutation(api.people.delete.mutationOptions()),
    setPassword: useMutation(api.people.setPassword.mutationOptions(options)),
    clearPassword: useMutation(api.people.clearPassword.mutationOptions(options)),
    invite: useMutation(api.people.invite.mutationOptions(options)),
    revokeInvite: useMutation(api.people.revokeInvite.mutationOptions(options)),
    setAvailability: useMutation(api.people.setAvailability.mutationOptions(options)),
    refresh,
  }
}
