'use client'

import { useId, type CSSProperties, type ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'

type ScaleProps = {
  values: readonly number[]
  value: number | null
  onChange: (value: number | null) => void
  onBlur: () => void
  required: boolean
  /** What a screen reader hears for one step. */
  nameOf: (value: number) => string
  /** What is seen of one step. */
  children: (value: number) => ReactNode
  className?: string
  style?: CSSProperties
  stepClassName?: string
  'aria-labelledby': string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Steps of which one is chosen: the browser's own radio buttons, so that arrows, touch and screen readers work as everywhere. */
export function Scale({
  values,
  value,
  onChange,
  onBlur,
  required,
  nameOf,
  children,
  className,
  style,
  stepClassName,
  ...aria
}: ScaleProps) {
  const name = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div role="radiogroup" aria-required={required || undefined} {...aria} className={className} style={style}>
        {values.map((step) => (
          <label key={step} className={cn('relative cursor-pointer has-disabled:cursor-not-allowed', stepClassName)}>
            <input
              type="radio"
              name={name}
              value={step}
              aria-label={nameOf(step)}
              checked={value === step}
              onChange={() => onChange(step)}
              onBlur={onBlur}
              // Over the whole step, not hidden: fingers, focus rings and screen readers find it where it is seen.
              className="peer absolute inset-0 cursor-[inherit] appearance-none rounded-md focus-visible:outline-2"
            />
            {children(step)}
          </label>
        ))}
      </div>
      {!required && value !== null && (
        <Button variant="ghost" size="sm" onClick={() => onChange(null)}>
          Clear
        </Button>
      )}
    </div>
  )
}
