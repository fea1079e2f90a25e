'use client'

import { Star } from 'lucide-react'
import { cn } from '#app/ui/cn.ts'
import { GroupQuestion } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { Scale } from './scale.tsx'
import { useFieldValue } from './use-field.ts'

export function StarRating({ field, path, ...labels }: RendererProps<'star_rating'>) {
  const { value, onChange, onBlur, error } = useFieldValue(path)
  const given = typeof value === 'number' ? value : null
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {(control) => (
        <div className="flex flex-wrap items-center gap-x-3">
          <Scale
            {...control}
            values={Array.from({ length: field.max }, (_, index) => index + 1)}
            value={given}
            onChange={onChange}
            onBlur={onBlur}
            required={field.required}
            nameOf={(stars) => `${stars} of ${field.max} stars`}
            className="-ml-1.5 flex flex-wrap"
            stepClassName="grid size-9 place-items-center touch:size-11"
          >
            {(stars) => (
              <Star
                aria-hidden="true"
                strokeWidth={1.5}
                className={cn(
                  'size-6 transition-colors duration-100 peer-not-disabled:peer-hover:text-accent-text',
                  given !== null && stars <= given ? 'fill-accent text-accent' : 'text-line-field',
                )}
              />
            )}
          </Scale>
          {given !== null && (
            <span aria-hidden="true" className="text-sm text-ink-muted">
              {given} of {field.max}
            </span>
          )}
        </div>
      )}
    </GroupQuestion>
  )
}
