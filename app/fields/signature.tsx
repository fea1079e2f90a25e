'use client'

import { lazy, Suspense, useContext, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { DisabledContext } from './disabled.ts'
import { GroupQuestion, labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldValue } from './use-field.ts'

const Pad = lazy(async () => ({ default: (await import('./signature-pad.tsx')).SignaturePad }))

/** Drawn with pointer or finger, or typed: both make a picture, at every stroke and letter, so that nothing has to be confirmed. */
export function Signature({ field, path, ...labels }: RendererProps<'signature'>) {
  const closed = useContext(DisabledContext)
  const { value, onChange, error } = useFieldValue(path)
  const given = typeof value === 'string' && value.startsWith('data:image/') ? value : null
  const [signing, setSigning] = useState(given === null)
  const again = () => {
    onChange('')
    setSigning(true)
  }
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {({ 'aria-invalid': _, ...control }) => (
        <div role="group" {...control} className="grid max-w-lg gap-2">
          {closed && given === null && <p className="text-sm text-ink-muted">Not signed.</p>}
          {given && (closed || !signing) && (
            // White as paper in both themes: the line is dark.
            <span className="grid h-40 place-items-center rounded-md border border-line-strong bg-white">
              <img src={given} alt={`${labelOf(field)}, signed`} className="max-h-36 max-w-full" />
            </span>
          )}
          {given && !closed && !signing && (
            <Button size="sm" className="justify-self-start" onClick={again}>
              Sign again
            </Button>
          )}
          {!closed && (signing || given === null) && (
            <Suspense fallback={<Skeleton className="h-40 w-full" />}>
              <Pad name={labelOf(field)} format={field.format} onSign={onChange} />
            </Suspense>
          )}
        </div>
      )}
    </GroupQuestion>
  )
}
