import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { problemOf } from './problem.ts'

/** Every change is pushed, so this only keeps two parts of one page from asking the same thing twice. */
const FRESH_MS = 5_000

/** Tries besides the first, for what a moment mends: a lost packet, a server that restarts. */
const RETRIES = 3

/** What the server refused it will refuse again; only failures of the way there are worth another try. */
const PASSING = new Set(['OFFLINE', 'INTERNAL_ERROR', 'SHUTTING_DOWN', 'RATE_LIMITED'])

type Options = {
  /** The session has ended: the person must sign in again. */
  onSignedOut: () => void
}

export function createQueryClient({ onSignedOut }: Options): QueryClient {
  const onError = (error: unknown) => {
    if (problemOf(error).error === 'UNAUTHENTICATED') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < RETRIES && PASSING.has(problemOf(error).error),
      },
      // `always`: a call made while the browser believes to be offline fails and says so, instead of waiting in silence.
      mutations: { networkMode: 'always' },
    },
  })
}
