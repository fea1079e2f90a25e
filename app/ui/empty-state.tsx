import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

type EmptyStateProps = {
  icon?: LucideIcon
  title: string
  text?: ReactNode
  /** What to do next: a code block to run, a button, a link. An empty state that offers nothing teaches nothing. */
  children?: ReactNode
  /** In the place of a list: it begins where the list would, instead of standing in the middle. */
  inList?: boolean
  className?: string
}

export function EmptyState({ icon: Icon, title, text, children, inList = false, className }: EmptyStateProps) {
  return (
    <div className={cn('flex w-full max-w-xl flex-col items-start gap-1 py-12', !inList && 'mx-auto px-4 sm:px-6', className)}>
      {Icon && <Icon aria-hidden="true" strokeWidth={1.5} className="mb-3 size-6 text-ink-faint" />}
      <h2 className="text-md font-semibold">{title}</h2>
      {text && <p className="text-base text-ink-muted">{text}</p>}
      {children && <div className="mt-4 w-full">{children}</div>}
    </div>
  )
}
