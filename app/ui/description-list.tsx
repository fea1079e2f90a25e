import type { ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

export function DescriptionList({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn('grid divide-y divide-line', className)}>{children}</dl>
}

type DescriptionProps = {
  term: ReactNode
  /** The value below the term instead of beside it: tables, long text, nested values. */
  wide?: boolean
  children: ReactNode
}

export function Description({ term, wide = false, children }: DescriptionProps) {
  return (
    <div className={cn('grid gap-x-4 gap-y-1 py-2', !wide && 'sm:grid-cols-[minmax(5rem,min(11rem,30%))_minmax(0,1fr)]')}>
      <dt className="text-sm leading-[1.375rem] text-ink-muted">{term}</dt>
      <dd className="min-w-0 text-base">{children}</dd>
    </div>
  )
}
