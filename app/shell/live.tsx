'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { useApi } from '#app/trpc/client.ts'

/** Between tries once the browser has given up on the stream: a server needs about that long to start. */
const RETRY_MS = 2_000

const Connected = createContext(true)

/** Whether changes arrive. False only after they once did: the first connection is not news. */
export function useConnected(): boolean {
  return use(Connected)
}

/** One stream of changes for the whole window; each change makes what is on screen read itself again. */
export function Live({ children }: { children: ReactNode }) {
  const api = useApi()
  const queries = useQueryClient()
  const [started, setStarted] = useState(false)

  const refresh = (taskId: string | null) => {
    void queries.invalidateQueries(api.dashboard.inbox.infiniteQueryFilter())
    void queries.invalidateQueries(api.dashboard.inbox.queryFilter())
    void queries.invalidateQueries(api.dashboard.counts.queryFilter())
    void queries.invalidateQueries(api.dashboard.firstRun.queryFilter())
    // Reviewers are not told which task it was, since it may be none of theirs.
    void queries.invalidateQueries(api.dashboard.task.queryFilter(taskId ? { id: taskId } : undefined))
  }
  const { status, reset } = useSubscription(
    api.dashboard.changes.subscriptionOptions(
      {},
      {
        onStarted: () => {
          // Whatever changed while nobody listened was not told.
          if (started) refresh(null)
          setStarted(true)
        },
        onData: ({ task_id }) => refresh(task_id),
      },
    ),
  )

  const gone = status === 'error' || status === 'idle'
  useEffect(() => {
    if (!gone) return
    const timer = setTimeout(reset, RETRY_MS)
    return () => clearTimeout(timer)
  }, [gone, reset])

  return <Connected value={status === 'pending' || !started}>{children}</Connected>
}
