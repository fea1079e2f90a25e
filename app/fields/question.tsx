'use client'

import { useId, type ReactNode } from 'react'
import type { FormField } from '#contract/form.ts'
import { Field, type FieldControl } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { humanise } from '#contract/humanise.ts'
import { SuggestionMark } from './place.tsx'
import type { LabelOptions } from './renderer.ts'

export function labelOf(field: FormField): string {
  const own = 'title' in field ? field.title : ''
  return field.label || own || humanise(field.name) || 'Answer'
}

type QuestionProps<Control> = LabelOptions & {
  field: FormField
  error: string | null
  /** More to say below the label than the field's own hint. */
  note?: string
  children: (control: Control) => ReactNode
}

const hintOf = (field: FormField, note?: string) => [field.hint, note].filter(Boolean).join(' ') || undefined

/** A field that is one control. */
export function Question({ field, error, note, label, hideLabel, children }: QuestionProps<FieldControl>) {
  return (
    <Field
      label={label ?? labelOf(field)}
      hint={hideLabel ? undefined : hintOf(field, note)}
      error={error}
      required={field.required}
      optional={!field.required}
      mark={<SuggestionMark />}
      hideLabel={hideLabel}
    >
      {children}
    </Field>
  )
}

type GroupControl = { 'aria-labelledby': string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** A field of several controls that answer one question together. */
export function GroupQuestion({ field, error, note, label, hideLabel, children }: QuestionProps<GroupControl>) {
  const id = useId()
  const hint = hideLabel ? undefined : hintOf(field, note)
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div data-invalid={error ? '' : undefined} className="grid min-w-0 gap-1.5">
      <div className={hideLabel ? 'sr-only' : 'flex flex-wrap items-baseline gap-x-1.5'}>
        <span id={`${id}-label`} className="text-base font-medium">
          {label ?? labelOf(field)}
        </span>
        {!field.required && <span className="text-sm text-ink-faint">Optional</span>}
        {field.kind !== 'object_group' && <SuggestionMark />}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </p>
      )}
      {children({
        'aria-labelledby': `${id}-label`,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  )
}
