'use client'

import { Input } from '#app/ui/input.tsx'
import { Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

const SECONDS = 60

function limits({ min_time: first, max_time: last }: RendererProps<'time'>['field']): string | undefined {
  if (first && last) return `From ${first} to ${last}.`
  if (first) return `${first} or later.`
  return last ? `${last} or earlier.` : undefined
}

export function TimeField({ field, path, ...labels }: RendererProps<'time'>) {
  const { input, error } = useTextField(path)
  return (
    <Question field={field} error={error} note={limits(field)} {...labels}>
      {(control) => (
        // The step is what its arrows and its list go by; any minute can be typed.
        <Input {...control} {...input} type="time" step={(field.step_minutes || 1) * SECONDS} className="sm:max-w-32" />
      )}
    </Question>
  )
}
