import type { ComponentProps } from 'react'
import { cn } from '#app/ui/cn.ts'

/** Wide tables scroll inside their frame; the frame can be reached and scrolled by keyboard. Needs a name. */
export function Table({ className, 'aria-label': label, ...props }: ComponentProps<'table'> & { 'aria-label': string }) {
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      // relative: words for screen readers are placed absolutely, and would widen the page instead of the frame.
      className="relative overflow-x-auto rounded-md border border-line bg-surface focus-visible:-outline-offset-2"
    >
      <table className={cn('w-full border-collapse text-sm', className)} {...props} />
    </section>
  )
}

export function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn('h-8 border-b border-line bg-sunken px-3 text-left text-xs font-medium whitespace-nowrap text-ink-muted', className)}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('border-b border-line px-3 py-1.5 align-top in-[tr:last-child]:border-b-0', className)} {...props} />
}
