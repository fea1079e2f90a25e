import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { createTRPCContext, type inferOutput, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '#server/api/root.ts'

const ENDPOINT = '/api/trpc'

/** Questions travel together; what lasts (the stream of changes) has a connection of its own. */
export function createApiClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: ENDPOINT }),
        false: httpBatchLink({ url: ENDPOINT }),
      }),
    ],
  })
}

export const { TRPCProvider: ApiContext, useTRPC: useApi } = createTRPCContext<AppRouter>()

/** A task as it arrives here: what is unknown in the contract may be missing in JSON. */
export type TaskView = inferOutput<TRPCOptionsProxy<AppRouter>['dashboard']['task']>
