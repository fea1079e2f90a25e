'use client'

import { Check, ChevronsUpDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { cn } from '#app/ui/cn.ts'
import { fieldBox } from '#app/ui/input.tsx'
import { menuItem, menuSurface } from '#app/ui/menu-surface.ts'

type SelectOption = { value: string; label: string; hint?: string | null }

type SelectProps = {
  options: readonly SelectOption[]
  /** Null while nothing is chosen. */
  value: string | null
  onChange: (value: string) => void
  onBlur?: () => void
  placeholder?: string
  disabled?: boolean
  className?: string
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

export function Select({ options, value, onChange, onBlur, placeholder = 'Choose…', disabled, className, ...control }: SelectProps) {
  // Radix keeps '' for "nothing"; options may themselves be '', so their place in the list is the value it sees.
  const chosen = options.findIndex((option) => option.value === value)
  return (
    <Radix.Root
      value={chosen < 0 ? '' : String(chosen)}
      onValueChange={(index) => {
        const option = options[Number(index)]
        if (index !== '' && option) onChange(option.value)
      }}
      disabled={disabled}
    >
      <Radix.Trigger
        onBlur={onBlur}
        className={cn(
          fieldBox,
          'flex h-8 items-center justify-between gap-2 text-left data-placeholder:text-ink-faint touch:h-11 [&>span]:truncate',
          className,
        )}
        {...control}
      >
        <Radix.Value placeholder={placeholder} />
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(menuSurface, 'min-w-(--radix-select-trigger-width)')}
        >
          <Radix.Viewport>
            {options.map((option, index) => (
              <Radix.Item key={option.value} value={String(index)} className={cn(menuItem, 'h-auto min-h-8 py-1 pr-8 touch:min-h-11')}>
                <span className="grid">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && <span className="text-sm text-ink-muted">{option.hint}</span>}
                </span>
                <Radix.ItemIndicator className="absolute right-3">
                  <Check aria-hidden="true" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
