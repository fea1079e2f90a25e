'use client'

import { X } from 'lucide-react'
import { ToggleGroup } from 'radix-ui'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { Input } from '#app/ui/input.tsx'
import type { Opening } from './pool-draft.ts'

/** ISO weekdays. */
const DAYS = [
  { day: 1, short: 'Mo', name: 'Monday' },
  { day: 2, short: 'Tu', name: 'Tuesday' },
  { day: 3, short: 'We', name: 'Wednesday' },
  { day: 4, short: 'Th', name: 'Thursday' },
  { day: 5, short: 'Fr', name: 'Friday' },
  { day: 6, short: 'Sa', name: 'Saturday' },
  { day: 7, short: 'Su', name: 'Sunday' },
] as const

type OpeningRowProps = {
  opening: Opening
  /** Counted from 1, to tell its fields from those of other rows. */
  place: number
  onChange: (patch: Partial<Opening>) => void
  /** Null for the last one: a calendar without hours would never come due. */
  onRemove: (() => void) | null
}

/** Phones open their own picker at any touch, and have no room for its sign beside the time. */
const timeBox = 'min-w-0 flex-1 sm:w-32 sm:flex-none touch:[&::-webkit-calendar-picker-indicator]:hidden'

/** Days of the week with the same hours. 00:00 as an end is midnight. */
export function OpeningRow({ opening, place, onChange, onRemove }: OpeningRowProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line p-2">
      <legend className="sr-only">Hours {place}</legend>
      <ToggleGroup.Root
        type="multiple"
        aria-label="Days"
        value={opening.days.map(String)}
        onValueChange={(days) => onChange({ days: days.map(Number).sort((one, other) => one - other) })}
        className="grid w-full grid-cols-7 gap-1 sm:flex sm:w-auto"
      >
        {DAYS.map(({ day, short, name }) => (
          <ToggleGroup.Item
            key={day}
            value={String(day)}
            aria-label={name}
            className={cn(
              'h-8 rounded-md border border-line-field text-sm font-medium text-ink-muted transition-colors duration-100 hover:bg-hover sm:w-9 touch:h-11',
              'data-[state=on]:border-accent data-[state=on]:bg-accent data-[state=on]:text-on-accent',
            )}
          >
            {short}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <span className="flex min-w-0 flex-1 items-center gap-2 sm:flex-none">
        <Input
          type="time"
          aria-label="From"
          className={timeBox}
          value={opening.from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
        <span aria-hidden="true" className="text-ink-muted">
          –
        </span>
        <Input
          type="time"
          aria-label="To"
          className={timeBox}
          value={opening.to}
          onChange={(event) => onChange({ to: event.target.value })}
        />
      </span>
      {onRemove && (
        <Button variant="ghost" size="icon" aria-label={`Remove hours ${place}`} className="ml-auto" onClick={onRemove}>
          <X aria-hidden="true" />
        </Button>
      )}
    </fieldset>
  )
}
