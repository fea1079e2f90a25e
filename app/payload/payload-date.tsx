'use client'

import { useClock } from '#app/ui/clock.ts'
import { clockText, dayText, instantText } from '#app/ui/time-text.ts'

type PayloadDateProps = { value: string; at: number; precision: 'day' | 'clock' | 'instant' }

/** The date in full, since it is evidence, and how far away it is. A time sent without a zone is shown without one. */
export function PayloadDate({ value, at, precision }: PayloadDateProps) {
  const { text, key } = useClock((now) => {
    if (precision === 'day') return dayText(at)
    if (precision === 'clock') return clockText(at)
    return instantText(at, now)
  })
  return (
    <time key={key} dateTime={value} suppressHydrationWarning>
      {text}
    </time>
  )
}
