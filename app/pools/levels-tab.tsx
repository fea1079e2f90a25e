'use client'

import { useQuery } from '@tanstack/react-query'
import { Layers, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import type { AccessLevelResponse } from '#contract/pools.ts'
import { NameDialog } from '#app/shell/name-dialog.tsx'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SortableList } from '#app/ui/sortable-list.tsx'
import { ListStates } from './list-states.tsx'
import { usePoolDeeds } from './use-pool-deeds.ts'

type Open = { what: 'new' } | { what: 'rename'; name: string } | null

const peopleText = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** The highest on top, as people draw such lists; the wire has the lowest first. */
export function LevelsTab() {
  const api = useApi()
  const query = useQuery(api.levels.list.queryOptions())
  const deeds = usePoolDeeds()
  const [open, setOpen] = useState<Open>(null)
  const failed = { onError: (error: unknown) => toast.error(problemOf(error).message) }
  // While a new order is on its way it is shown already: a row that jumps back looks refused.
  const asked = deeds.orderLevels.isPending ? deeds.orderLevels.variables.names : null
  const levels = (query.data ?? []).toSorted((one, other) =>
    asked ? asked.indexOf(other.name) - asked.indexOf(one.name) : other.rank - one.rank,
  )
  const actions = (level: AccessLevelResponse) => (
    <>
      <Button variant="ghost" size="icon" aria-label={`Rename ${level.name}`} onClick={() => setOpen({ what: 'rename', name: level.name })}>
        <Pencil aria-hidden="true" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Delete ${level.name}`}
        unavailable={level.people > 0 ? `${peopleText(level.people)} ${level.people === 1 ? 'has' : 'have'} it.` : null}
        onClick={() => deeds.deleteLevel.mutate({ name: level.name }, failed)}
      >
        <Trash2 aria-hidden="true" />
      </Button>
    </>
  )
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-ink-muted">{levels.length > 1 && 'The highest is on top. Drag, or use the arrows.'}</p>
        <Button variant="primary" className="ml-auto" onClick={() => setOpen({ what: 'new' })}>
          <Plus aria-hidden="true" />
          New level
        </Button>
      </div>
      <ListStates query={query} />
      {query.data?.length === 0 && (
        <EmptyState
          icon={Layers}
          title="No access levels yet"
          text="With levels like Junior and Senior an agent asks for somebody who may decide enough: assign_to: { min_access_level: 'Senior' }."
        />
      )}
      {levels.length > 0 && (
        <SortableList
          aria-label="Access levels, the highest first"
          of="access levels"
          items={levels.map(({ name, people }) => ({ id: name, label: name, hint: peopleText(people) }))}
          onOrder={(names) => deeds.orderLevels.mutate({ names: names.toReversed() }, failed)}
          actions={({ id }) => {
            const level = levels.find(({ name }) => name === id)
            return level && actions(level)
          }}
        />
      )}
      <NameDialog
        open={open?.what === 'new'}
        onClose={() => setOpen(null)}
        title="New access level"
        description="It is put on top; move it to its place afterwards."
        confirmLabel="Make the level"
        onConfirm={(name) => deeds.createLevel.mutateAsync({ name })}
      />
      <NameDialog
        open={open?.what === 'rename'}
        onClose={() => setOpen(null)}
        title="Rename the access level"
        description="Whoever has it keeps it. Agents that ask by the old name find nobody: change them too."
        name={open?.what === 'rename' ? open.name : ''}
        confirmLabel="Rename"
        onConfirm={(name) => deeds.renameLevel.mutateAsync({ name: open?.what === 'rename' ? open.name : '', new_name: name })}
      />
    </div>
  )
}
