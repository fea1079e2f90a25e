import { useId, type ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

type CardProps = {
  title?: ReactNode
  /** On the right of the title: buttons, counts. */
  aside?: ReactNode
  /** Without inner space, for tables and lists that draw to the edge. */
  flush?: boolean
  className?: string
  children: ReactNode
}

/** A titled part of a page. Parts stand side by side, never one card in another. */
export function Card({ title, aside, flush = false, className, children }: CardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cn('min-w-0 overflow-hidden rounded-lg border border-line bg-surface', className)}
    >
      {title && (
        <header className="flex min-h-11 items-center justify-between gap-3 border-b border-line px-4 py-1.5">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {aside}
        </header>
      )}
      <div className={cn(!flush && 'p-4')}>{children}</div>
    </section>
  )
}
