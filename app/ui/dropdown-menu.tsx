'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'
import { menuItem, menuSurface } from '#app/ui/menu-surface.ts'

/** Not modal: the page behind stays scrollable, so that opening a menu takes no scrollbar away and moves nothing. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />
}

export const DropdownMenuTrigger = Radix.Trigger

/** Not at the end of the document but beside its button: there it belongs to the landmark that the button is in. */
export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content align="end" sideOffset={4} collisionPadding={8} className={cn(menuSurface, className)} {...props} />
}

type ItemProps = ComponentProps<typeof Radix.Item> & {
  danger?: boolean
  /** Why it cannot be done now; shown in the line itself, since a menu has no room for a tooltip on phones. */
  unavailable?: string | null
}

export function DropdownMenuItem({ className, danger = false, unavailable, children, ...props }: ItemProps) {
  return (
    <Radix.Item
      className={cn(
        menuItem,
        danger && 'text-danger-text [&_svg]:text-danger-text',
        unavailable && 'h-auto py-1.5 touch:h-auto touch:py-2.5',
        className,
      )}
      {...props}
      disabled={Boolean(unavailable) || props.disabled}
    >
      {unavailable ? (
        <span className="grid">
          <span className="flex items-center gap-2">{children}</span>
          <span className="max-w-64 text-sm text-ink-faint">{unavailable}</span>
        </span>
      ) : (
        children
      )}
    </Radix.Item>
  )
}

type ChoiceProps = { value: string; children: ReactNode }

/** One of several that exclude each other, inside `DropdownMenuChoices`. */
export function DropdownMenuChoice({ value, children }: ChoiceProps) {
  return (
    <Radix.RadioItem value={value} className={cn(menuItem, 'pr-8')}>
      {children}
      <Radix.ItemIndicator className="absolute right-3">
        <Check aria-hidden="true" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  )
}

export const DropdownMenuChoices = Radix.RadioGroup

export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint">{children}</Radix.Label>
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
}
