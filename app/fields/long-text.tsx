'use client'

import { Textarea } from '#app/ui/textarea.tsx'
import { Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

/** Said only when it begins to matter: from a fifth of the room left. */
const COUNT_FROM = 0.8
/** As the published contract has it. */
const ROWS = 4

export function LongText({ field, path, compact = false, ...labels }: RendererProps<'long_text'>) {
  const { input, error } = useTextField(path)
  const most = field.max_length ?? null
  const length = Array.from(input.value).length
  return (
    <Question field={field} error={error} {...labels}>
      {(control) => (
        <>
          <Textarea
            {...control}
            {...input}
            rows={compact ? 1 : (field.rows ?? ROWS)}
            placeholder={field.placeholder ?? undefined}
            className={compact ? 'min-h-8 touch:min-h-11' : undefined}
          />
          {most !== null && length >= most * COUNT_FROM && (
            <span className={length > most ? 'justify-self-end text-xs text-danger-text' : 'justify-self-end text-xs text-ink-faint'}>
              {length} of {most}
            </span>
          )}
        </>
      )}
    </Question>
  )
}
