'use client'

import { Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { Kbd } from '#app/ui/kbd.tsx'
import { Mark } from '#app/ui/wordmark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionNote } from './connection-note.tsx'
import { ThemeToggle } from './theme-toggle.tsx'
import { useModKey } from './use-mod-key.ts'

const navLink = 'flex h-8 items-center rounded-md px-2.5 text-base text-ink-muted transition-colors duration-100 hover:text-ink touch:h-11'

type TopBarProps = { onCommands: () => void; onHelp: () => void }

export function TopBar({ onCommands, onHelp }: TopBarProps) {
  const pathname = usePathname()
  const mod = useModKey()
  const inbox = pathname === paths.inbox()
  return (
    <header className="sticky top-0 z-30 flex h-(--bar) shrink-0 items-center gap-1 border-b border-line bg-canvas px-3 sm:px-4">
      <Link href={paths.inbox()} aria-label="awaithumans, to the inbox" className="flex items-center gap-2.5 rounded-md touch:min-h-11">
        <Mark />
        <span className="hidden font-semibold tracking-[-0.012em] sm:inline">awaithumans</span>
      </Link>
      <nav aria-label="Main" className="ml-1 flex items-center sm:ml-4">
        <Link href={paths.inbox()} aria-current={inbox ? 'page' : undefined} className={cn(navLink, inbox && 'font-medium text-ink')}>
          Inbox
        </Link>
        <a href={paths.apiReference()} className={cn(navLink, 'hidden sm:flex')}>
          API reference
        </a>
      </nav>
      <div className="ml-auto flex items-center gap-1 sm:gap-1.5">
        <ConnectionNote />
        <button
          type="button"
          onClick={onCommands}
          className="hidden h-8 w-52 items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink-muted transition-colors duration-100 hover:bg-hover md:flex"
        >
          <Search aria-hidden="true" className="size-3.5" />
          Search or jump to…
          <Kbd className="ml-auto">{mod === '⌘' ? '⌘K' : 'Ctrl K'}</Kbd>
        </button>
        <Button variant="ghost" size="icon" aria-label="Search or jump to" className="md:hidden" onClick={onCommands}>
          <Search aria-hidden="true" />
        </Button>
        <ThemeToggle className="hidden sm:inline-flex" />
        <AccountMenu onHelp={onHelp} />
      </div>
    </header>
  )
}
