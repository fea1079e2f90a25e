import type { ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

type PageHeaderProps = {
  title: ReactNode
  /** Above the title: where one came from, the status. */
  eyebrow?: ReactNode
  /** Below it: who asks, since when. */
  meta?: ReactNode
  actions?: ReactNode
  className?: string
}

export function PageHeader({ title, eyebrow, meta, actions, className }: PageHeaderProps) {
  return (
    <header className={cn('flex flex-wrap items-start justify-between gap-x-6 gap-y-3', className)}>
      <div className="grid min-w-0 flex-1 basis-56 gap-1.5">
        {eyebrow && <div className="flex flex-wrap items-center gap-2 text-sm text-ink-muted">{eyebrow}</div>}
        <h1 className="text-xl font-semibold tracking-[-0.012em] text-balance">{title}</h1>
        {meta && <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">{meta}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
