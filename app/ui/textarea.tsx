import type { ComponentProps } from 'react'
import { cn } from '#app/ui/cn.ts'
import { fieldBox } from '#app/ui/input.tsx'

/** Grows with what is typed, up to half the window; browsers without `field-sizing` get a box that can be dragged. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={cn(fieldBox, 'field-sizing-content max-h-[50dvh] min-h-20 resize-y py-1.5 leading-6', className)}
      {...props}
    />
  )
}
