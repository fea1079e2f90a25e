import type { ComponentProps } from 'react'
import { cn } from '#app/ui/cn.ts'

/** Shared by everything a person types into. 16 px on phones: below that, iOS zooms the page on focus. */
export const fieldBox = cn(
  'w-full rounded-md border border-line-field bg-surface px-2.5 text-base text-ink transition-colors duration-100 touch:text-[1rem]',
  'hover:border-ink-faint focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0',
  'aria-invalid:border-danger-text aria-invalid:focus-visible:outline-danger-text',
  'disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-muted [&[readonly]]:bg-sunken',
)

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(fieldBox, 'h-8 touch:h-11', className)} {...props} />
}
