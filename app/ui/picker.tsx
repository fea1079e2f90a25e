'use client'

import { Check, ChevronRight } from 'lucide-react'
import { Command as Cmdk } from 'cmdk'
import { useEffect, useRef, type ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'
import { menuItem } from '#app/ui/menu-surface.ts'

type PickerProps = {
  /** What is chosen here. */
  label: string
  /** What the empty box says. */
  placeholder: string
  search: string
  onSearchChange: (search: string) => void
  /** When nothing is called what was typed. */
  empty?: string
  children: ReactNode
}

/** A list to choose one thing from, narrowed by typing; arrows move, Enter takes. */
export function Picker({ label, placeholder, search, onSearchChange, empty = 'Nothing is called that.', children }: PickerProps) {
  const input = useRef<HTMLInputElement>(null)
  // Opened to type into: the list is one arrow away. Also when it takes the place of another list.
  useEffect(() => input.current?.focus(), [])
  return (
    <Cmdk label={label} loop>
      <Cmdk.Input
        ref={input}
        value={search}
        onValueChange={onSearchChange}
        placeholder={placeholder}
        className="h-9 w-full border-b border-line bg-transparent px-3 text-base outline-none touch:h-11 touch:text-[1rem]"
      />
      <Cmdk.Empty className="px-3 py-4 text-sm text-ink-muted">{empty}</Cmdk.Empty>
      <Cmdk.List className="max-h-[min(20rem,50dvh)] scroll-py-1 overflow-y-auto p-1">{children}</Cmdk.List>
    </Cmdk>
  )
}

type PickerItemProps = {
  /** Unlike all others in the list. */
  value: string
  words?: string[]
  icon?: ReactNode
  /** On the right: how many, or what is chosen now. */
  aside?: ReactNode
  chosen?: boolean
  /** Leads to another list. */
  leads?: boolean
  onSelect: () => void
  children: ReactNode
}

export function PickerItem({ value, words, icon, aside, chosen = false, leads = false, onSelect, children }: PickerItemProps) {
  return (
    <Cmdk.Item
      value={value}
      keywords={words}
      onSelect={onSelect}
      className={cn(menuItem, 'data-disabled:text-ink data-[selected=true]:bg-hover')}
    >
      {icon}
      <span className="min-w-0 truncate">{children}</span>
      <span className="ml-auto flex shrink-0 items-center gap-1.5 text-sm text-ink-faint">
        {aside}
        {chosen && <Check aria-label="chosen" />}
        {leads && <ChevronRight aria-hidden="true" />}
      </span>
    </Cmdk.Item>
  )
}
