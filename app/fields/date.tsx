'use client'

import { Input } from '#app/ui/input.tsx'
import { dayNote, LAST_DAY } from './day-note.ts'
import { Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

export function DateField({ field, path, ...labels }: RendererProps<'date'>) {
  const { input, error } = useTextField(path)
  return (
    <Question field={field} error={error} note={dayNote(field)} {...labels}>
      {(control) => (
        <Input
          {...control}
          {...input}
          type="date"
          min={field.min_date ?? undefined}
          max={field.max_date ?? LAST_DAY}
          className="sm:max-w-48"
        />
      )}
    </Question>
  )
}
