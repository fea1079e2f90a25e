'use client'

import { ToggleGroup } from 'radix-ui'
import { cn } from '#app/ui/cn.ts'

type ChoiceButtonsProps = {
  options: readonly { value: string; label: string }[]
  /** Null while nothing is chosen: no answer is a state of its own, which a toggle could not show. */
  value: string | null
  /** Null when the chosen one is pressed again and `clearable` is set. */
  onChange: (value: string | null) => void
  clearable?: boolean
  disabled?: boolean
  onBlur?: () => void
  id?: string
  className?: string
  'aria-label'?: string
  'aria-labelledby'?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

/** A few choices side by side in one frame; one stop of the Tab key, arrows move inside. */
export function ChoiceButtons({ options, value, onChange, clearable = false, className, ...props }: ChoiceButtonsProps) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value ?? ''}
      onValueChange={(next) => {
        if (next !== '' || clearable) onChange(next === '' ? null : next)
      }}
      className={cn(
        'inline-flex w-fit max-w-full divide-x divide-line-field rounded-md border border-line-field bg-surface aria-invalid:divide-danger-text aria-invalid:border-danger-text touch:flex touch:w-full',
        className,
      )}
      {...props}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={cn(
            'relative min-h-7.5 min-w-18 px-3 text-base font-medium text-ink-muted transition-colors duration-100 first:rounded-l-[5px] last:rounded-r-[5px] touch:min-h-10.5 touch:flex-1',
            'not-disabled:hover:bg-hover not-disabled:hover:text-ink focus-visible:z-1 focus-visible:outline-offset-1 disabled:cursor-not-allowed disabled:data-[state=on]:bg-line disabled:data-[state=on]:text-ink',
            'not-disabled:data-[state=on]:bg-accent not-disabled:data-[state=on]:text-on-accent not-disabled:data-[state=on]:hover:bg-accent-hover not-disabled:data-[state=on]:hover:text-on-accent',
          )}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
