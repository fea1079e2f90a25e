import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { createTRPCContext, type inferOutput, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { MAX_BATCH } from '#contract/limits.ts'
import type { AppRouter } from '#server/api/root.ts'

const ENDPOINT = '/api/trpc'

/** Questions travel together; what lasts (the stream of changes) has a connection of its own. */
export function createApiClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: ENDPOINT }),
        false: httpBatchLink({ url: ENDPOINT, maxItems: MAX_BATCH }),
      }),
    ],
  })
}

/** For the moment at which a page goes: the browser sends it although nobody is left to hear the answer. */
export function tellOnLeaving(procedure: 'inbox.leave', input: { window: string }): void {
  const body = JSON.stringify(input)
  // Nobody is there to be told that it failed; the server forgets the window by itself a little later.
  void fetch(`${ENDPOINT}/${procedure}`, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body }).catch(
    () => undefined,
  )
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
