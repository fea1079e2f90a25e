'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { ApiContext, createApiClient } from './client.ts'
import { createQueryClient } from './query-client.ts'

/** A full load, not a navigation: whatever the signed-out person's pages hold in memory goes with it. */
function askToSignIn() {
  window.location.assign(paths.signIn(window.location.pathname + window.location.search))
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient({ onSignedOut: askToSignIn }))
  const [client] = useState(createApiClient)
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext trpcClient={client} queryClient={queryClient}>
        {children}
      </ApiContext>
    </QueryClientProvider>
  )
}
