'use client'

import type { CSSProperties } from 'react'
import { cn } from '#app/ui/cn.ts'
import { Input } from '#app/ui/input.tsx'
import { GroupQuestion, Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { Scale } from './scale.tsx'
import { useFieldValue } from './use-field.ts'

/** As many as stand in two lines of a phone; of more, the number is written faster than found. */
const STEPS_UP_TO = 21
/** On phones more than this many take a second line: a step stays wider than a finger needs. */
const ONE_LINE = 7

export function OpinionScale(props: RendererProps<'opinion_scale'>) {
  return props.field.max - props.field.min >= STEPS_UP_TO ? <ScaleNumber {...props} /> : <ScaleSteps {...props} />
}

function ScaleSteps({ field, path, ...labels }: RendererProps<'opinion_scale'>) {
  const { value, onChange, onBlur, error } = useFieldValue(path)
  const values = Array.from({ length: Math.max(0, field.max - field.min + 1) }, (_, index) => field.min + index)
  const narrow = values.length > ONE_LINE ? Math.ceil(values.length / 2) : values.length
  const ends: Partial<Record<number, string | null>> = { [field.min]: field.min_label, [field.max]: field.max_label }
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {(control) => (
        <div className="grid max-w-2xl gap-1">
          <Scale
            {...control}
            values={values}
            value={typeof value === 'number' ? value : null}
            onChange={onChange}
            onBlur={onBlur}
            required={field.required}
            nameOf={(step) => (ends[step] ? `${step}, ${ends[step]}` : String(step))}
            className="grid w-full grid-cols-[repeat(var(--narrow),minmax(0,1fr))] gap-1 sm:grid-cols-[repeat(var(--wide),minmax(0,1fr))]"
            style={{ '--narrow': narrow, '--wide': values.length } as CSSProperties}
          >
            {(step) => (
              <span
                className={cn(
                  'grid h-9 place-items-center rounded-md border border-line-field bg-surface text-base transition-colors duration-100 touch:h-11',
                  'peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent peer-not-disabled:peer-not-checked:peer-hover:bg-hover peer-disabled:opacity-60',
                )}
              >
                {step}
              </span>
            )}
          </Scale>
          {(field.min_label || field.max_label) && (
            <p aria-hidden="true" className="flex justify-between gap-4 text-sm text-ink-muted">
              <span>{field.min_label}</span>
              <span className="text-right">{field.max_label}</span>
            </p>
          )}
        </div>
      )}
    </GroupQuestion>
  )
}

function ScaleNumber({ field, path, ...labels }: RendererProps<'opinion_scale'>) {
  const { value, onChange, onBlur, inputRef, error } = useFieldValue(path)
  const ends = [field.min_label && `${field.min} is ${field.min_label}`, field.max_label && `${field.max} is ${field.max_label}`]
  const note = [`From ${field.min} to ${field.max}`, ...ends.filter(Boolean)].join('; ')
  return (
    <Question field={field} error={error} note={`${note}.`} {...labels}>
      {(control) => (
        <Input
          {...control}
          ref={inputRef}
          inputMode="numeric"
          autoComplete="off"
          value={typeof value === 'number' ? String(value) : ''}
          onChange={(event) => {
            const digits = event.target.value.trim()
            if (/^-?\d{0,9}$/.test(digits)) onChange(digits === '' || digits === '-' ? null : Number(digits))
          }}
          onBlur={onBlur}
          className="sm:max-w-24"
        />
      )}
    </Question>
  )
}
