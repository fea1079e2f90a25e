'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Command as Cmdk } from 'cmdk'
import { Search, Users } from 'lucide-react'
import { useState } from 'react'
import { useDebounced } from '#app/shell/use-debounced.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { cn } from '#app/ui/cn.ts'
import { CommandGroup } from '#app/ui/command.tsx'
import { focusFirst } from '#app/ui/focus-first.ts'
import { menuItem } from '#app/ui/menu-surface.ts'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { dayText } from '#app/ui/time-text.ts'

export type Assignee = {
  kind: 'person' | 'pool' | 'role'
  name: string
  /** What tells this one from others of the name. */
  note: string
  assignTo: Record<string, string>
}

const count = (n: number, one: string, several: string) => `${n} ${n === 1 ? one : several}`

/** Whoever the server says may get it, as lines to choose from. */
function useAssignees(taskId: string, search: string) {
  const api = useApi()
  const q = useDebounced(search.trim())
  const { data, error, refetch } = useQuery(
    api.moves.assignees.queryOptions({ task_id: taskId, q }, { placeholderData: keepPreviousData, staleTime: 0 }),
  )
  const people = data?.people.map(({ user_id, name, email, away_until, holds }): Assignee => {
    const away = away_until && `Away until ${dayText(new Date(away_until).getTime())}`
    const held = holds > 0 && `holds ${count(holds, 'task', 'tasks')}`
    const notes = [away, held, email !== name && email].filter(Boolean)
    return { kind: 'person', name, note: notes.join(' · '), assignTo: { user_id } }
  })
  const groups = (kind: 'pool' | 'role', found: { name: string; people: number }[] = []) =>
    found.map(({ name, people }): Assignee => ({ kind, name, note: count(people, 'person', 'people'), assignTo: { [kind]: name } }))
  return { people, pools: groups('pool', data?.pools), roles: groups('role', data?.roles), error, refetch }
}

/** A person by their initials, a group by the sign of one. */
export function AssigneeIcon({ kind, name }: Pick<Assignee, 'kind' | 'name'>) {
  if (kind === 'person') return <Avatar name={name} />
  return (
    <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center rounded-full bg-sunken text-ink-muted">
      <Users className="size-3!" />
    </span>
  )
}

/** Unlike all others in the list. */
const valueOf = ({ kind, assignTo }: Assignee) => `${kind} ${JSON.stringify(assignTo)}`

function Line({ assignee, onPick }: { assignee: Assignee; onPick: (assignee: Assignee) => void }) {
  const { kind, name, note } = assignee
  return (
    <Cmdk.Item
      value={valueOf(assignee)}
      onSelect={() => onPick(assignee)}
      className={cn(menuItem, 'h-auto min-h-9 py-1 data-disabled:text-ink data-[selected=true]:bg-hover touch:h-auto touch:min-h-11')}
    >
      <AssigneeIcon kind={kind} name={name} />
      <span className="grid min-w-0">
        <span className="truncate">{name}</span>
        {note && <span className="truncate text-sm text-ink-muted">{note}</span>}
      </span>
    </Cmdk.Item>
  )
}

function Waiting() {
  return (
    <div className="grid gap-2 p-2" aria-hidden="true">
      <Skeleton className="h-6" />
      <Skeleton className="h-6 w-4/5" />
      <Skeleton className="h-6 w-3/5" />
    </div>
  )
}

type AssigneePickerProps = { taskId: string; onPick: (assignee: Assignee) => void }

/** A search over the people, pools and roles that a task can be given to. */
export function AssigneePicker({ taskId, onPick }: AssigneePickerProps) {
  const [search, setSearch] = useState('')
  const [pointed, setPointed] = useState('')
  const { people, pools, roles, error, refetch } = useAssignees(taskId, search)
  const values = [...(people ?? []), ...pools, ...roles].map(valueOf)
  const lines = (assignees: Assignee[]) => assignees.map((each) => <Line key={valueOf(each)} assignee={each} onPick={onPick} />)
  const nothing = search.trim() ? 'Nobody you can give it to is called that.' : 'There is nobody else you can give it to.'
  return (
    <Cmdk
      label="Who gets it"
      loop
      // The server has searched.
      shouldFilter={false}
      // What the last search had may not be in this one: Enter takes the first then.
      value={values.includes(pointed) ? pointed : (values[0] ?? '')}
      onValueChange={setPointed}
      className="overflow-hidden rounded-md border border-line-field"
    >
      <div className="flex items-center gap-2 border-b border-line px-2.5">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <Cmdk.Input
          ref={focusFirst}
          value={search}
          onValueChange={setSearch}
          placeholder="Find a person, pool or role…"
          className="h-9 w-full bg-transparent text-base outline-none touch:h-11 touch:text-[1rem]"
        />
      </div>
      {/* Of one height, whatever is found: on phones the dialog stands on the lower edge and would jump. */}
      <div className="h-64 max-h-[40dvh] overflow-y-auto">
        {error && (
          <p role="alert" className="px-3 py-6 text-center text-base text-ink-muted">
            {problemOf(error).message}{' '}
            <button type="button" className="underline" onClick={() => void refetch()}>
              Try again
            </button>
          </p>
        )}
        {!people && !error && <Waiting />}
        {/* Beside the list, not in it: a list of options holds options only. */}
        {people && values.length === 0 && <p className="px-3 py-6 text-center text-base text-ink-muted">{nothing}</p>}
        <Cmdk.List className={cn('scroll-py-1 p-1', values.length === 0 && 'hidden')}>
          {people && people.length > 0 && <CommandGroup heading="People">{lines(people)}</CommandGroup>}
          {pools.length > 0 && <CommandGroup heading="Pools">{lines(pools)}</CommandGroup>}
          {roles.length > 0 && <CommandGroup heading="Roles">{lines(roles)}</CommandGroup>}
        </Cmdk.List>
      </div>
    </Cmdk>
  )
}
