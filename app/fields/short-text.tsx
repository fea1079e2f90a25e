'use client'

import type { ComponentProps } from 'react'
import type { FieldOf } from '#contract/form.ts'
import { cn } from '#app/ui/cn.ts'
import { Input } from '#app/ui/input.tsx'
import { Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useTextField } from './use-field.ts'

type InputProps = ComponentProps<'input'>

/** Numbers are text inputs: a number input changes when the page is scrolled over it, and swallows what it cannot read. */
const inputs: Record<FieldOf<'short_text'>['subtype'], InputProps> = {
  plain: { autoComplete: 'off' },
  email: { type: 'email', autoComplete: 'off', spellCheck: false },
  url: { type: 'url', autoComplete: 'off', spellCheck: false },
  phone: { type: 'tel', autoComplete: 'off' },
  currency: { inputMode: 'decimal', autoComplete: 'off' },
  number: { inputMode: 'decimal', autoComplete: 'off' },
  password: { type: 'password', autoComplete: 'new-password' },
}

function currencySymbol(code: string): string {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency: code }).formatToParts(0).find(({ type }) => type === 'currency')?.value ??
      code
    )
  } catch {
    return code
  }
}

export function ShortText({ field, path, ...labels }: RendererProps<'short_text'>) {
  const { input, error } = useTextField(path)
  const symbol = field.subtype === 'currency' && field.currency_code ? currencySymbol(field.currency_code) : null
  const numeric = field.subtype === 'number' || field.subtype === 'currency'
  const mode = field.subtype === 'number' && field.integer && (field.minimum ?? -1) >= 0 ? ({ inputMode: 'numeric' } as const) : {}
  return (
    <Question field={field} error={error} {...labels}>
      {(control) => (
        <span className="relative">
          {symbol && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-base text-ink-muted"
            >
              {symbol}
            </span>
          )}
          <Input
            {...inputs[field.subtype]}
            {...mode}
            {...control}
            {...input}
            placeholder={field.placeholder ?? undefined}
            className={cn(numeric && 'sm:max-w-48')}
            style={symbol ? { paddingLeft: `calc(1rem + ${symbol.length}ch)` } : undefined}
          />
        </span>
      )}
    </Question>
  )
}
