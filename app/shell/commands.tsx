'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { BookText, CircleDot, Inbox, Keyboard, LogOut } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { signOut } from 'next-auth/react'
import { useTheme } from 'next-themes'
import { useState } from 'react'
import { tabsFor } from '#app/inbox/tabs.ts'
import { paths } from '#app/paths.ts'
import { useApi } from '#app/trpc/client.ts'
import { CommandGroup, CommandItem, CommandMenu } from '#app/ui/command.tsx'
import { THEMES } from './themes.ts'
import { useDebounced } from './use-debounced.ts'
import { useViewer } from './use-viewer.ts'

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
  const { setTheme } = useTheme()
  const viewer = useViewer()
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
      {tasks.length > 0 && (
        <CommandGroup heading="Tasks">
          {tasks.map((task) => (
            <CommandItem
              key={task.id}
              value={task.id}
              forceMount
              icon={<CircleDot aria-hidden="true" />}
              onSelect={then(() => router.push(paths.task(task.id)))}
            >
              {task.task}
            </CommandItem>
          ))}
        </CommandGroup>
      )}
      <CommandGroup heading="Go to">
        {tabsFor(viewer?.isOperator ?? false).map(({ tab, label, says }) => (
          <CommandItem
            key={tab}
            value={`go ${tab}`}
            keywords={['inbox', label]}
            icon={<Inbox aria-hidden="true" />}
            onSelect={then(() => router.push(paths.inbox({ tab })))}
          >
            Inbox: {says}
          </CommandItem>
        ))}
        <CommandItem
          value="api reference"
          keywords={['docs', 'openapi']}
          icon={<BookText aria-hidden="true" />}
          onSelect={then(() => window.location.assign(paths.apiReference()))}
        >
          API reference
        </CommandItem>
      </CommandGroup>
      <CommandGroup heading="Theme">
        {THEMES.map(({ value, label, icon: Icon }) => (
          <CommandItem
            key={value}
            value={`theme ${value}`}
            keywords={['theme', 'colour', 'appearance']}
            icon={<Icon aria-hidden="true" />}
            onSelect={then(() => setTheme(value))}
          >
            {label} theme
          </CommandItem>
        ))}
      </CommandGroup>
      <CommandGroup heading="Account">
        <CommandItem value="keyboard shortcuts" shortcut="?" icon={<Keyboard aria-hidden="true" />} onSelect={then(onHelp)}>
          Keyboard shortcuts
        </CommandItem>
        <CommandItem
          value="sign out"
          keywords={['log out']}
          icon={<LogOut aria-hidden="true" />}
          onSelect={then(() => void signOut({ callbackUrl: paths.signIn() }))}
        >
          Sign out
        </CommandItem>
      </CommandGroup>
    </CommandMenu>
  )
}
