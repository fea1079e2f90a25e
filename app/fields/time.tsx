'use client'

import { Input } from '#app/ui/input.tsx'
import { Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

export function TimeField({ field, path, ...labels }: RendererProps<'time'>) {
  const { input, error } = useTextField(path)
  return (
    <Question field={field} error={error} {...labels}>
      {(control) => <Input {...control} {...input} type="time" className="sm:max-w-32" />}
    </Question>
  )
}
