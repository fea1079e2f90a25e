'use client'

import { useId, type ReactNode } from 'react'
import type { FormField } from '#contract/form.ts'
import { Field, type FieldControl } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { humanise } from '#app/ui/humanise.ts'
import type { LabelOptions } from './renderer.ts'

export function labelOf(field: FormField): string {
  return field.label || humanise(field.name) || 'Answer'
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
    <div data-invalid={error ? '' : undefined} className="grid gap-1.5">
      <span id={`${id}-label`} className={hideLabel ? 'sr-only' : 'flex items-baseline gap-1.5 text-base font-medium'}>
        {label ?? labelOf(field)} {!field.required && <span className="text-sm font-normal text-ink-faint">Optional</span>}
      </span>
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
