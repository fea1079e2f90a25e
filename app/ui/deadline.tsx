'use client'

import { Timer, TimerOff } from 'lucide-react'
import { useClock } from '#app/ui/clock.ts'
import { cn } from '#app/ui/cn.ts'
import { absoluteText, durationText, urgencyOf, type Urgency } from '#app/ui/time-text.ts'
import { Tooltip } from '#app/ui/tooltip.tsx'

type DeadlineProps = {
  /** ISO 8601: when the task times out. */
  value: string
  /** Seconds the task was given: a tenth of them left is urgent. */
  total?: number
  /** In a list the colour and the clock say enough; on a page the words "left" make the sentence. */
  verbose?: boolean
  className?: string
}

const colours: Record<Urgency, string> = {
  calm: 'text-ink-muted',
  soon: 'text-warning-text',
  urgent: 'text-danger-text font-medium',
  expired: 'text-ink-faint',
}

export function Deadline({ value, total, verbose = false, className }: DeadlineProps) {
  const at = new Date(value).getTime()
  const { text: left, key } = useClock((now) => durationText(at - now))
  const { text: urgency } = useClock<Urgency>((now) => urgencyOf(at - now, total === undefined ? undefined : total * 1000))
  const expired = urgency === 'expired'
  const Icon = expired ? TimerOff : Timer
  return (
    <Tooltip content={<DeadlineExact at={at} expired={expired} />}>
      <time
        key={key}
        dateTime={value}
        suppressHydrationWarning
        data-urgency={urgency}
        className={cn('inline-flex items-center gap-1 whitespace-nowrap', colours[urgency], className)}
      >
        <Icon aria-hidden="true" className="size-3.5 shrink-0" />
        {expired ? 'Expired' : left}
        {!expired && <span className={verbose ? undefined : 'sr-only'}> left</span>}
      </time>
    </Tooltip>
  )
}

function DeadlineExact({ at, expired }: { at: number; expired: boolean }) {
  return `${expired ? 'Expired' : 'Answer by'} ${absoluteText(at)}`
}
