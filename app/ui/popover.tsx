'use client'

import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '#app/ui/cn.ts'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger

/** Not at the end of the document but beside its button: there it belongs to the landmark that the button is in. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Content
      align="end"
      sideOffset={4}
      collisionPadding={8}
      className={cn(
        'z-50 w-72 max-w-[calc(100vw-1rem)] animate-rise overflow-hidden rounded-lg border border-line-strong bg-raised text-ink shadow-lift outline-none',
        className,
      )}
      {...props}
    />
  )
}
