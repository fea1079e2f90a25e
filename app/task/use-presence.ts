import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { tellOnLeaving, useApi } from '#app/trpc/client.ts'

/** Milliseconds: somebody who only walks past with `j` and `k` has not seen the task. */
const SETTLED_MS = 500

/** Milliseconds between two words that the window still shows the task; the server waits for two of them (server/inbox/presence.ts). */
const BEAT_MS = 10_000

/** This window's name for as long as it is open. Not `crypto`: plain http has none. */
const WINDOW = Array.from({ length: 2 }, () => Math.random().toString(36).slice(2).padEnd(10, '0')).join('-')

/** Says that this person has the task open, for as long as they look at it: others see them, and it is recorded who has seen it. */
export function usePresence(taskId: string): void {
  const api = useApi()
  const queries = useQueryClient()
  const key = api.inbox.around.queryKey({ task_id: taskId })
  const { mutate } = useMutation(api.inbox.here.mutationOptions({ onSuccess: (around) => queries.setQueryData(key, around) }))
  useEffect(() => {
    let said = false
    const say = () => {
      if (document.visibilityState === 'hidden') return
      said = true
      mutate({ task_id: taskId, window: WINDOW })
    }
    const leave = () => {
      if (said) tellOnLeaving('inbox.leave', { window: WINDOW })
      said = false
    }
    const onVisibility = () => (document.visibilityState === 'hidden' ? leave() : say())
    const first = setTimeout(say, SETTLED_MS)
    const beat = setInterval(say, BEAT_MS)
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('pagehide', leave)
    return () => {
      clearTimeout(first)
      clearInterval(beat)
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [taskId, mutate])
}

/** Who else has the task open, and who has seen it. */
export function useAround(taskId: string) {
  const api = useApi()
  return useQuery(api.inbox.around.queryOptions({ task_id: taskId })).data
}
