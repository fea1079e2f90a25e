'use client'

import { useClock } from '#app/ui/clock.ts'
import { cn } from '#app/ui/cn.ts'
import { absoluteText, relativeText } from '#app/ui/time-text.ts'
import { Tooltip } from '#app/ui/tooltip.tsx'

type RelativeTimeProps = { value: string; className?: string }

/** "5m ago", with the exact time on hover. `value` is ISO 8601. */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const at = new Date(value).getTime()
  const { text, key } = useClock((now) => relativeText(at, now))
  return (
    <Tooltip content={<AbsoluteTime at={at} />}>
      <time key={key} dateTime={value} suppressHydrationWarning className={cn('whitespace-nowrap', className)}>
        {text}
      </time>
    </Tooltip>
  )
}

/** Drawn only when the tooltip opens, so always in the reader's time zone. */
function AbsoluteTime({ at }: { at: number }) {
  return absoluteText(at)
}
