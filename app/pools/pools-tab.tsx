'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus, Users } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { PoolSummary } from '#contract/pools.ts'
import { paths } from '#app/paths.ts'
import { NameDialog } from '#app/shell/name-dialog.tsx'
import { useApi } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { durationWords } from './duration.ts'
import { ListStates } from './list-states.tsx'
import { STRATEGY_WORDS } from './strategy-words.ts'
import { usePoolDeeds } from './use-pool-deeds.ts'

function timersOf({ claim_expires_after: claim, remind_after: remind, escalate_after: escalate }: PoolSummary): string {
  const parts = [
    claim && `claims end after ${durationWords(claim)}`,
    remind && `reminds after ${durationWords(remind)}`,
    escalate && `escalates after ${durationWords(escalate)}`,
  ].filter(Boolean)
  const all = parts.join(', ')
  return all.charAt(0).toUpperCase() + all.slice(1)
}

function PoolRow({ pool }: { pool: PoolSummary }) {
  const timers = timersOf(pool)
  return (
    <tr className="relative transition-colors duration-100 hover:bg-hover has-focus-visible:bg-hover">
      <TableCell>
        <Link href={paths.pool(pool.id)} className="font-medium wrap-anywhere text-ink after:absolute after:inset-0">
          {pool.name}
        </Link>
        {timers && <span className="block text-ink-muted">{timers}</span>}
      </TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">{STRATEGY_WORDS[pool.strategy].label}</TableCell>
      <TableCell className="text-right">{pool.member_count}</TableCell>
      <TableCell className="text-right">{pool.open_tasks}</TableCell>
    </tr>
  )
}

export function PoolsTab() {
  const api = useApi()
  const router = useRouter()
  const query = useQuery(api.pools.list.queryOptions())
  const { createPool } = usePoolDeeds()
  const [making, setMaking] = useState(false)
  return (
    <div className="grid gap-4">
      <div className="flex justify-end">
        <Button variant="primary" onClick={() => setMaking(true)}>
          <Plus aria-hidden="true" />
          New pool
        </Button>
      </div>
      <ListStates query={query} />
      {query.data?.length === 0 && (
        <EmptyState
          icon={Users}
          title="No pools yet"
          text="A pool is a team that an agent asks by its name: assign_to: { pool: 'support' }. Make one, and put people into it."
        />
      )}
      {query.data && query.data.length > 0 && (
        <Table aria-label="Pools">
          <thead>
            <tr>
              <TableHead>Pool</TableHead>
              <TableHead className="hidden sm:table-cell">Who is asked</TableHead>
              <TableHead className="text-right">People</TableHead>
              <TableHead className="text-right">Open tasks</TableHead>
            </tr>
          </thead>
          <tbody>
            {query.data.map((pool) => (
              <PoolRow key={pool.id} pool={pool} />
            ))}
          </tbody>
        </Table>
      )}
      <NameDialog
        open={making}
        onClose={() => setMaking(false)}
        title="New pool"
        description="Agents ask it by this name. Its people and settings come next."
        confirmLabel="Make the pool"
        onConfirm={async (name) => {
          const { id } = await createPool.mutateAsync({ name })
          router.push(paths.pool(id))
        }}
      />
    </div>
  )
}
