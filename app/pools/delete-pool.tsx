'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import type { PoolResponse } from '#contract/pools.ts'
import { paths } from '#app/paths.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { usePoolDeeds } from './use-pool-deeds.ts'

export function DeletePool({ pool }: { pool: PoolResponse }) {
  const router = useRouter()
  const { deletePool, refresh } = usePoolDeeds()
  const [asking, setAsking] = useState(false)
  const open = pool.open_tasks === 1 ? 'An open task is asked of it.' : `${pool.open_tasks} open tasks are asked of it.`
  const remove = () =>
    deletePool.mutate(
      { pool_id: pool.id },
      {
        onSuccess: () => {
          toast.success(`${pool.name} is deleted`)
          router.push(paths.pools())
          void refresh()
        },
        onError: (error) => {
          setAsking(false)
          toast.error(problemOf(error).message)
        },
      },
    )
  return (
    <>
      <Button variant="ghost" unavailable={pool.open_tasks > 0 ? open : null} onClick={() => setAsking(true)}>
        Delete
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete the pool ${pool.name}?`}
        description="Its people stay, and so does everything they decided. Agents that ask it by name find nobody afterwards. This cannot be undone."
        confirmLabel="Delete the pool"
        danger
        pending={deletePool.isPending}
        onConfirm={remove}
      />
    </>
  )
}
