'use client'

import { RadioGroup as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

export function RadioGroup({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cn('grid gap-1.5', className)} {...props} />
}

type RadioCardProps = { value: string; label: ReactNode; hint?: ReactNode; id?: string; disabled?: boolean }

/** One choice as a row that can be hit anywhere. */
export function RadioCard({ value, label, hint, id, disabled }: RadioCardProps) {
  return (
    <Radix.Item
      id={id}
      value={value}
      disabled={disabled}
      className={cn(
        'group flex min-h-9 items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2 text-left text-base transition-colors duration-100 touch:min-h-11 touch:py-2.5',
        'not-disabled:hover:bg-hover disabled:cursor-not-allowed disabled:opacity-60 data-[state=checked]:border-accent-text data-[state=checked]:bg-selected',
      )}
    >
      <span className="mt-[3px] grid size-4 shrink-0 place-items-center rounded-full border border-line-field bg-surface group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
        <Radix.Indicator className="size-1.5 rounded-full bg-on-accent" />
      </span>
      <span className="grid">
        <span>{label}</span>
        {hint && <span className="text-sm text-ink-muted">{hint}</span>}
      </span>
    </Radix.Item>
  )
}
