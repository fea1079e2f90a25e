'use client'

import { useSyncExternalStore } from 'react'
import { Input } from '#app/ui/input.tsx'
import { LAST_DAY } from './day-note.ts'
import { knownZone, toLocal } from './local-time.ts'
import { Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

const never = () => () => undefined

/** The server does not know where the reader is, so the zone is named once the browser draws. */
function useTimeZone(): string | null {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  )
}

/** Entered on the clock that the agent names, or else on this person's, and sent as an instant. */
export function DatetimeField({ field, path, ...labels }: RendererProps<'datetime'>) {
  const { input, error } = useTextField(path)
  const own = useTimeZone()
  const asked = knownZone(field.timezone)
  const elsewhere = asked !== undefined && asked !== own
  const note = elsewhere
    ? `In the time of ${asked.replaceAll('_', ' ')}.`
    : `In your time zone${own ? `, ${own.replaceAll('_', ' ')}` : ''}.`
  const limit = (at: string | null | undefined) => (at ? toLocal(at, field.timezone) : undefined)
  return (
    <Question field={field} error={error} note={note} {...labels}>
      {(control) => (
        <Input
          {...control}
          {...input}
          type="datetime-local"
          min={limit(field.min_datetime)}
          max={limit(field.max_datetime) ?? `${LAST_DAY}T23:59`}
          className="sm:max-w-60"
        />
      )}
    </Question>
  )
}
