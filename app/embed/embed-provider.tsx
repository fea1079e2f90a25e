'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ApiContext, createEmbedClient } from '#app/trpc/client.ts'
import { createQueryClient } from '#app/trpc/query-client.ts'
import { ticketIn } from './token.ts'

/** Asked with each call: the page around the frame may have put a newer token into its address. */
const currentToken = () => ticketIn(window.location.hash)?.token ?? ''

/** The API as the token opens it. There is no page to sign in on, so a refusal is shown where it happens. */
export function EmbedProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient({ onSignedOut: () => undefined }))
  const [client] = useState(() => createEmbedClient(currentToken))
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContext trpcClient={client} queryClient={queryClient}>
        {children}
      </ApiContext>
    </QueryClientProvider>
  )
}
