'use client'

import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'
import { dialogVeil } from '#app/ui/dialog-surface.ts'
import { Kbd } from '#app/ui/kbd.tsx'
import { menuItem } from '#app/ui/menu-surface.ts'

type CommandMenuProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  placeholder?: string
  search: string
  onSearchChange: (search: string) => void
  children: ReactNode
}

/** The palette behind ⌘K. Filters its own items; of items found elsewhere (tasks by text) what was typed must be part. */
export function CommandMenu({
  open,
  onOpenChange,
  placeholder = 'Type a command or search…',
  search,
  onSearchChange,
  children,
}: CommandMenuProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={dialogVeil} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-xl border border-line-strong bg-raised shadow-lift"
        >
          <Radix.Title className="sr-only">Command menu</Radix.Title>
          <Cmdk label="Command menu" loop>
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
              <Cmdk.Input
                value={search}
                onValueChange={onSearchChange}
                placeholder={placeholder}
                className="h-12 w-full bg-transparent text-md outline-none touch:text-[1rem]"
              />
              <Kbd>esc</Kbd>
            </div>
            {/* Beside the list, not in it: a list of options holds options only. */}
            <Cmdk.Empty className="px-3 py-8 text-center text-base text-ink-muted">Nothing is called that.</Cmdk.Empty>
            <Cmdk.List className="max-h-[min(24rem,60dvh)] scroll-py-1 overflow-y-auto p-1">{children}</Cmdk.List>
          </Cmdk>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function CommandGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Cmdk.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Cmdk.Group>
  )
}

type CommandItemProps = {
  value: string
  onSelect: () => void
  icon?: ReactNode
  keywords?: string[]
  /** The key that does the same without the menu. */
  shortcut?: string
  children: ReactNode
}

export function CommandItem({ value, onSelect, icon, keywords, shortcut, children }: CommandItemProps) {
  return (
    <Cmdk.Item
      value={value}
      onSelect={onSelect}
      keywords={keywords}
      className={cn(menuItem, 'data-disabled:text-ink data-[selected=true]:bg-hover')}
    >
      {icon}
      <span className="truncate">{children}</span>
      {shortcut && <Kbd className="ml-auto">{shortcut}</Kbd>}
    </Cmdk.Item>
  )
}
