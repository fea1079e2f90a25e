import { useMemo, useState, type SubmitEvent } from 'react'
import { toast } from 'sonner'
import type { Directory } from '#contract/people-views.ts'
import type { PoolResponse } from '#contract/pools.ts'
import { refusalOf, type Refusal } from '#app/people/problem-fields.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { changesOf, draftOf, type PoolDraft, problemsOf } from './pool-draft.ts'
import { usePoolDeeds } from './use-pool-deeds.ts'

const NAMES = [
  'name',
  'strategy',
  'members',
  'time_zone',
  'hours',
  'holidays',
  'claim_expires_after',
  'remind_after',
  'remind_every',
  'escalate_after',
  'escalate_to',
]
const NONE: Refusal = { fields: {}, message: null }

/** A pool as it is being changed, and what becomes of that. */
export function usePoolEdits(pool: PoolResponse, people: Directory['people']) {
  const { updatePool } = usePoolDeeds()
  const before = useMemo(() => draftOf(pool, people), [pool, people])
  // Over what the server has, so that what others change meanwhile is shown, and nothing that is typed is lost.
  const [edits, setEdits] = useState<Partial<PoolDraft>>({})
  const [refusal, setRefusal] = useState(NONE)
  const draft = { ...before, ...edits }
  const set = (patch: Partial<PoolDraft>) => setEdits((now) => ({ ...now, ...patch }))
  const changes = changesOf(before, draft, pool.escalate_to)
  const unchanged = Object.keys(changes).length === 0
  const undo = () => {
    setEdits({})
    setRefusal(NONE)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (unchanged || updatePool.isPending) return
    const fields = problemsOf(draft)
    setRefusal({ fields, message: null })
    if (Object.keys(fields).length > 0) return
    updatePool.mutate(
      { pool_id: pool.id, ...changes },
      {
        onSuccess: () => {
          setEdits({})
          toast.success('Saved')
        },
        onError: (error) => setRefusal(refusalOf(problemOf(error), NAMES)),
      },
    )
  }
  return { draft, before, refusal, unchanged, pending: updatePool.isPending, set, undo, submit }
}
