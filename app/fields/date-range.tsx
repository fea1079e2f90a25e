'use client'

import { useId } from 'react'
import { useFormContext } from 'react-hook-form'
import { daysIn, isDay } from '#contract/rules/moments.ts'
import { FieldError } from '#app/ui/field-error.tsx'
import { Input } from '#app/ui/input.tsx'
import { Label } from '#app/ui/label.tsx'
import { dayNote, LAST_DAY } from './day-note.ts'
import { GroupQuestion } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldMessage, useTextField } from './use-field.ts'

function lengthNote({ min_days: least, max_days: most }: RendererProps<'date_range'>['field']): string | undefined {
  if (least && most) return least === most ? `Exactly ${least} days.` : `${least} to ${most} days.`
  if (least) return `At least ${least} days.`
  return most ? `At most ${most} days.` : undefined
}

export function DateRange({ field, path, ...labels }: RendererProps<'date_range'>) {
  const error = useFieldMessage(path)
  const { watch } = useFormContext()
  const [start, end] = watch([`${path}.start`, `${path}.end`]) as unknown[]
  const days = isDay(start) && isDay(end) && end >= start ? daysIn(start, end) : null
  const note = [dayNote(field), lengthNote(field)].filter(Boolean).join(' ')
  return (
    <GroupQuestion field={field} error={error} note={note} {...labels}>
      {({ 'aria-invalid': _, ...control }) => (
        <div role="group" {...control} className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <End label="Start" path={`${path}.start`} required={field.required} min={field.min_date} max={field.max_date} />
          <End
            label="End"
            path={`${path}.end`}
            required={field.required}
            min={isDay(start) ? start : field.min_date}
            max={field.max_date}
          />
          {days !== null && (
            <span aria-live="polite" className="self-end pb-1.5 text-sm text-ink-muted touch:pb-3">
              {days === 1 ? '1 day' : `${days} days`}
            </span>
          )}
        </div>
      )}
    </GroupQuestion>
  )
}

type EndProps = { label: string; path: string; required: boolean; min: string | null | undefined; max: string | null | undefined }

function End({ label, path, required, min, max }: EndProps) {
  const id = useId()
  const { input, error } = useTextField(path)
  return (
    <div className="grid w-44 max-w-full gap-1">
      <Label htmlFor={id} className="text-sm font-normal text-ink-muted">
        {label}
      </Label>
      <Input
        {...input}
        id={id}
        type="date"
        min={min ?? undefined}
        max={max ?? LAST_DAY}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      <FieldError id={`${id}-error`} message={error} />
    </div>
  )
}
