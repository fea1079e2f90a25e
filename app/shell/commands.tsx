'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleDot } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { paths } from '#app/paths.ts'
import { useApi } from '#app/trpc/client.ts'
import { CommandGroup, CommandItem, CommandMenu } from '#app/ui/command.tsx'
import { useCommands } from './use-commands.ts'
import { useDebounced } from './use-debounced.ts'

/** As many as fit above the commands without scrolling. */
const FOUND_TASKS = 6
/** One letter is in every task. */
const SEARCH_FROM = 2

function useFoundTasks(search: string) {
  const api = useApi()
  const q = useDebounced(search.trim())
  const asked = q.length >= SEARCH_FROM
  const { data } = useQuery(
    api.dashboard.inbox.queryOptions({ tab: 'all', q, limit: FOUND_TASKS }, { enabled: asked, placeholderData: keepPreviousData }),
  )
  return (asked && data?.tasks) || []
}

type CommandsProps = { open: boolean; onOpenChange: (open: boolean) => void; onHelp: () => void }

/** Everything the keyboard can reach, by name. */
export function Commands({ open, onOpenChange, onHelp }: CommandsProps) {
  const [search, setSearch] = useState('')
  const router = useRouter()
  const groups = useCommands(onHelp)
  const tasks = useFoundTasks(search)

  const change = (next: boolean) => {
    if (!next) setSearch('')
    onOpenChange(next)
  }
  const then = (act: () => void) => () => {
    change(false)
    act()
  }
  return (
    <CommandMenu
      open={open}
      onOpenChange={change}
      search={search}
      onSearchChange={setSearch}
      placeholder="Search tasks, or type a command…"
    >
      {groups.map(({ heading, commands }) => (
        <CommandGroup key={heading} heading={heading}>
          {commands.map(({ name, words, icon: Icon, shortcut, run }) => (
            <CommandItem
              key={name}
              value={name}
              keywords={words}
              shortcut={shortcut}
              icon={<Icon aria-hidden="true" />}
              onSelect={then(run)}
            >
              {name}
            </CommandItem>
          ))}
        </CommandGroup>
      ))}
      {tasks.length > 0 && (
        <CommandGroup heading="Tasks">
          {tasks.map((task) => (
            <CommandItem
              key={task.id}
              // Found by the server, whose search knows more than the menu's: what was typed is part of it, so that it stays.
              value={`${search} ${task.id}`}
              icon={<CircleDot aria-hidden="true" />}
              onSelect={then(() => router.push(paths.task(task.id)))}
            >
              {task.task}
            </CommandItem>
          ))}
        </CommandGroup>
      )}
    </CommandMenu>
  )
}
