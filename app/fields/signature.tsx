'use client'

import { lazy, Suspense, useContext } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { DisabledContext } from './disabled.ts'
import { GroupQuestion, labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldValue } from './use-field.ts'

const Pad = lazy(async () => ({ default: (await import('./signature-pad.tsx')).SignaturePad }))

/** Drawn with pointer or finger, or typed: both make a picture. */
export function Signature({ field, path, ...labels }: RendererProps<'signature'>) {
  const disabled = useContext(DisabledContext)
  const { value, onChange, error } = useFieldValue(path)
  const given = typeof value === 'string' && value.startsWith('data:image/') ? value : null
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {({ 'aria-invalid': _, ...control }) => (
        <div role="group" {...control} className="grid max-w-lg gap-2">
          {given ? (
            <>
              {/* White as paper in both themes: the line is dark. */}
              <span className="grid h-40 place-items-center rounded-md border border-line-strong bg-white">
                <img src={given} alt={`${labelOf(field)}, signed`} className="max-h-36 max-w-full" />
              </span>
              {!disabled && (
                <Button size="sm" className="justify-self-start" onClick={() => onChange('')}>
                  Sign again
                </Button>
              )}
            </>
          ) : (
            !disabled && (
              <Suspense fallback={<Skeleton className="h-40 w-full" />}>
                <Pad name={labelOf(field)} format={field.format} onSign={onChange} />
              </Suspense>
            )
          )}
        </div>
      )}
    </GroupQuestion>
  )
}
