'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { coalesce } from './coalesce.ts'

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

  // A flood of changes must not become a flood of reads: the inbox would answer to the first of them when the last is long past.
  const { add, cancel } = useMemo(
    () =>
      coalesce<string | null>((changed) => {
        // Null is any task: reviewers are not told which one it was, since it may be none of theirs.
        const tasks = changed.has(null) ? [undefined] : [...changed].map((id) => ({ id: id ?? '' }))
        return Promise.all([
          queries.invalidateQueries(api.dashboard.inbox.infiniteQueryFilter()),
          queries.invalidateQueries(api.dashboard.inbox.queryFilter()),
          queries.invalidateQueries(api.dashboard.counts.queryFilter()),
          queries.invalidateQueries(api.dashboard.firstRun.queryFilter()),
          // What people and pools hold.
          queries.invalidateQueries(api.peoplePages.person.queryFilter()),
          queries.invalidateQueries(api.peoplePages.list.infiniteQueryFilter()),
          queries.invalidateQueries(api.pools.pathFilter()),
          ...tasks.flatMap((task) => [
            queries.invalidateQueries(api.dashboard.task.queryFilter(task)),
            queries.invalidateQueries(api.comments.list.queryFilter(task)),
          ]),
        ])
      }),
    [api, queries],
  )
  useEffect(() => cancel, [cancel])
  // Who is in a task says nothing about the lists: only the page of that task reads it again.
  const presence = useMemo(
    () =>
      coalesce<string | null>((changed) => {
        const tasks = changed.has(null) ? [undefined] : [...changed].map((id) => ({ task_id: id ?? '' }))
        return Promise.all(tasks.map((task) => queries.invalidateQueries(api.inbox.around.queryFilter(task))))
      }),
    [api, queries],
  )
  useEffect(() => presence.cancel, [presence])

  const { status, reset } = useSubscription(
    api.dashboard.changes.subscriptionOptions(
      {},
      {
        onStarted: () => {
          // Whatever changed while nobody listened was not told.
          if (started) add(null)
          setStarted(true)
        },
        onData: ({ task_id, presence: onlyPresence }) => (onlyPresence ? presence : { add }).add(task_id),
        // Signed out, perhaps by somebody else: the next read says so, and leads to the sign-in.
        onError: (error) => {
          if (problemOf(error).error === 'UNAUTHENTICATED') add(null)
        },
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
