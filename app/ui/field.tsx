'use client'

import { useId, type ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'
import { FieldError } from '#app/ui/field-error.tsx'
import { Label } from '#app/ui/label.tsx'

/** What the control must carry so that label, hint and error are announced with it. */
export type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  required?: boolean
  /** Shown behind the label of what may be left out: the exception is marked, not the rule. */
  optional?: boolean
  /** A word about the value, behind the label but no part of it. */
  mark?: ReactNode
  /** For a field in a row whose heading already says it; screen readers still hear it. */
  hideLabel?: boolean
  className?: string
  children: (control: FieldControl) => ReactNode
}

/** One question for one control: `<Field label="Email">{(control) => <Input {...control} />}</Field>`. */
export function Field({
  label,
  hint,
  error,
  required = false,
  optional = false,
  mark,
  hideLabel = false,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cn('grid gap-1.5', className)}>
      <div className={hideLabel ? 'sr-only' : 'flex flex-wrap items-baseline gap-x-1.5'}>
        <Label htmlFor={id} className="flex items-baseline gap-1.5">
          {label} {optional && <span className="text-sm font-normal text-ink-faint">Optional</span>}
        </Label>
        {mark}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  )
}
