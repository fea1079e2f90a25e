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
import { useLeaving } from './leaving.ts'
import { NeedsMenu } from './needs-menu.tsx'
import { SectionMenu } from './section-menu.tsx'
import { isIn, sectionsFor } from './sections.ts'
import { ThemeToggle } from './theme-toggle.tsx'
import { useTitleCount } from './title-count.ts'
import { useGoKeys } from './use-go-keys.ts'
import { useModKey } from './use-mod-key.ts'
import { useWaiting } from './use-waiting.ts'

const navLink = 'flex h-8 items-center rounded-md px-2.5 text-base text-ink-muted transition-colors duration-100 hover:text-ink touch:h-11'

type TopBarProps = { isOperator: boolean; onCommands: () => void; onHelp: () => void }

export function TopBar({ isOperator, onCommands, onHelp }: TopBarProps) {
  const pathname = usePathname()
  const mod = useModKey()
  const sections = sectionsFor(isOperator)
  useGoKeys(sections)
  useLeaving()
  useTitleCount(useWaiting(isOperator))
  return (
    <header className="sticky top-0 z-30 flex h-(--bar) shrink-0 items-center gap-1 border-b border-line bg-canvas px-3 sm:px-4">
      {sections.length > 1 && <SectionMenu sections={sections} pathname={pathname} className="-ml-2 md:hidden" />}
      <Link href={paths.inbox()} aria-label="awaithumans, to the inbox" className="flex items-center gap-2.5 rounded-md touch:min-h-11">
        <Mark />
        <span className="hidden font-semibold tracking-[-0.012em] sm:inline md:hidden lg:inline">awaithumans</span>
      </Link>
      <nav aria-label="Main" className={cn('ml-1 items-center sm:ml-4', sections.length > 1 ? 'hidden md:flex' : 'flex')}>
        {sections.map((section) => {
          const here = isIn(section, pathname)
          return (
            <Link
              key={section.name}
              href={section.href}
              aria-current={here ? 'page' : undefined}
              className={cn(navLink, here && 'font-medium text-ink')}
            >
              {section.name}
            </Link>
          )
        })}
      </nav>
      <div className="ml-auto flex items-center gap-1 sm:gap-1.5">
        <ConnectionNote />
        <NeedsMenu isOperator={isOperator} />
        <button
          type="button"
          onClick={onCommands}
          className="hidden h-8 w-52 items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink-muted transition-colors duration-100 hover:bg-hover lg:flex"
        >
          <Search aria-hidden="true" className="size-3.5" />
          Search or jump to…
          <Kbd className="ml-auto">{mod === '⌘' ? '⌘K' : 'Ctrl K'}</Kbd>
        </button>
        <Button variant="ghost" size="icon" aria-label="Search or jump to" className="lg:hidden" onClick={onCommands}>
          <Search aria-hidden="true" />
        </Button>
        <ThemeToggle className="hidden sm:inline-flex" />
        <AccountMenu onHelp={onHelp} />
      </div>
    </header>
  )
}
