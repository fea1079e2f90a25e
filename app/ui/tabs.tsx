'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

export const Tabs = Radix.Root
export const TabsContent = Radix.Content

/** Scrolls sideways on narrow windows instead of wrapping, so that what is below never moves. */
export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List
      className={cn('flex [scrollbar-width:none] items-stretch gap-4 overflow-x-auto border-b border-line px-px', className)}
      {...props}
    />
  )
}

type TabProps = {
  value: string
  /** Null while it is not known: its place is kept, so that nothing moves when it comes. */
  count?: string | null
  children: ReactNode
}

export function Tab({ value, count, children }: TabProps) {
  return (
    <Radix.Trigger
      value={value}
      className={cn(
        '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-base font-medium text-ink-muted touch:h-11',
        'transition-colors duration-100 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent-text data-[state=active]:text-ink',
      )}
    >
      {children}
      {count !== undefined && <span className="min-w-[2ch] text-left text-sm font-normal text-ink-faint">{count}</span>}
    </Radix.Trigger>
  )
}
