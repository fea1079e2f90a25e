import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

/** What happened, oldest first. */
export function Timeline({ children }: { children: ReactNode }) {
  return <ol className="grid">{children}</ol>
}

const tones = {
  neutral: 'text-ink-faint',
  accent: 'text-accent-text',
  success: 'text-success-text',
  warning: 'text-warning-text',
  danger: 'text-danger-text',
}

type TimelineItemProps = {
  icon: LucideIcon
  tone?: keyof typeof tones
  /** A `<RelativeTime>`. */
  time: ReactNode
  /** Who did what, in one line. */
  title: ReactNode
  /** What was said with it: a comment, the verifier's reason. */
  children?: ReactNode
}

export function TimelineItem({ icon: Icon, tone = 'neutral', time, title, children }: TimelineItemProps) {
  return (
    <li className="group relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5 pb-4 last:pb-0">
      <span aria-hidden="true" className="absolute top-6 bottom-0 left-[0.59375rem] w-px bg-line group-last:hidden" />
      <span className="grid h-5 place-items-center">
        <Icon aria-hidden="true" className={cn('size-4', tones[tone])} />
      </span>
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
          <span className="text-ink">{title}</span>
          <span className="text-xs text-ink-faint">{time}</span>
        </div>
        {children && <div className="rounded-md bg-sunken px-3 py-2 text-sm text-ink-muted">{children}</div>}
      </div>
    </li>
  )
}
