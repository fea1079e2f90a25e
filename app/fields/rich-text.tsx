'use client'

import { lazy, Suspense } from 'react'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { GroupQuestion } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

/** An editor is larger than all other fields together: fetched by the forms that have one. */
const Editor = lazy(async () => ({ default: (await import('./rich-text-editor.tsx')).RichTextEditor }))

export function RichText({ field, path, ...labels }: RendererProps<'rich_text'>) {
  const { input, error } = useTextField(path)
  const length = Array.from(input.value).length
  const most = field.max_length ?? null
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {(control) => (
        <>
          <Suspense fallback={<Skeleton className="h-36 w-full" />}>
            <Editor
              {...control}
              value={input.value}
              onChange={input.onChange}
              onBlur={input.onBlur}
              placeholder={field.placeholder}
              required={field.required}
            />
          </Suspense>
          {most !== null && length > most * 0.8 && (
            <span className={length > most ? 'justify-self-end text-xs text-danger-text' : 'justify-self-end text-xs text-ink-faint'}>
              {length} of {most}
            </span>
          )}
        </>
      )}
    </GroupQuestion>
  )
}
