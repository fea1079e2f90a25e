'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'

const tasks = (n: number) => (n === 1 ? '1 task' : `${n} tasks`)

type HandOverHeldProps = {
  userId: string
  /** Whom the tasks go to: their substitute as it is saved. */
  to: string
  /** Whoever looks at their own. */
  own: boolean
}

/** Being away is about what is asked from then on; this is about what they hold already. */
export function HandOverHeld({ userId, to, own }: HandOverHeldProps) {
  const api = useApi()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const handOver = useMutation(
    api.moves.handOver.mutationOptions({
      onSuccess: ({ handed_over: handed, failed }) => {
        const [first] = failed
        if (first) toast.error(`${tasks(failed.length)} could not be handed over: ${first.task}. ${first.message}`)
        if (handed > 0) toast.success(`${to} now has ${tasks(handed)}`)
        else if (!first) toast(own ? 'You hold no tasks' : 'They hold no tasks')
      },
      onError: (error) => toast.error(problemOf(error).message),
      onSettled: () => {
        setAsking(false)
        return queries.invalidateQueries()
      },
    }),
  )
  return (
    <>
      <Button onClick={() => setAsking(true)}>Hand over now…</Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={own ? 'Hand over what you hold?' : 'Hand over what they hold?'}
        description={`All open tasks that ${own ? 'you hold' : 'they hold'} go to ${to}. Being away alone leaves them where they are.`}
        confirmLabel="Hand over"
        dismissLabel="Leave them"
        pending={handOver.isPending}
        onConfirm={() => handOver.mutate({ user_id: userId })}
      />
    </>
  )
}
