'use client'

import { useSyncExternalStore } from 'react'
import { Input } from '#app/ui/input.tsx'
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

/** Entered on this person's clock and sent as an instant. The field's own zone is a hint to the reader, as agents expect. */
export function DatetimeField({ field, path, ...labels }: RendererProps<'datetime'>) {
  const { input, error } = useTextField(path)
  const zone = useTimeZone()
  const asked = field.timezone && field.timezone !== zone ? ` The agent works in ${field.timezone}.` : ''
  return (
    <Question field={field} error={error} note={`In your time zone${zone ? `, ${zone}` : ''}.${asked}`} {...labels}>
      {(control) => <Input {...control} {...input} type="datetime-local" className="sm:max-w-60" />}
    </Question>
  )
}
