import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client'
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

/** By a token in place of a session: the page in a frame has no cookies of its own, and is not to use the person's. */
export function createEmbedClient(token: () => string) {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: ENDPOINT,
        headers: () => ({ authorization: `Bearer ${token()}` }),
        fetch: (address, options) => fetch(address, { ...(options as RequestInit), credentials: 'omit' }),
      }),
    ],
  })
}

export const { TRPCProvider: ApiContext, useTRPC: useApi } = createTRPCContext<AppRouter>()

/** A task as it arrives here: what is unknown in the contract may be missing in JSON. */
export type TaskView = inferOutput<TRPCOptionsProxy<AppRouter>['dashboard']['task']>

/** The same of the task in a frame. */
export type EmbeddedView = inferOutput<TRPCOptionsProxy<AppRouter>['embed']['task']>
