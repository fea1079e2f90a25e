'use client'

import { useId } from 'react'
import type { FieldOf } from '#contract/form.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { GroupQuestion } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldValue } from './use-field.ts'

function countNote({ min_count: least, max_count: most }: FieldOf<'multi_select'>): string | undefined {
  if (least && most) return least === most ? `Choose ${least}.` : `Choose ${least} to ${most}.`
  if (least) return `Choose at least ${least}.`
  return most ? `Choose up to ${most}.` : undefined
}

export function MultiSelect({ field, path, ...labels }: RendererProps<'multi_select'>) {
  const id = useId()
  const { value, onChange, onBlur, error } = useFieldValue(path)
  const chosen = new Set(Array.isArray(value) ? value : [])
  // In the order of the options, whatever the order of the clicks: two people who chose the same gave the same answer.
  const toggle = (option: string) =>
    onChange(field.options.map((one) => one.value).filter((one) => (one === option ? !chosen.has(one) : chosen.has(one))))
  return (
    <GroupQuestion field={field} error={error} note={countNote(field)} {...labels}>
      {({ 'aria-invalid': invalid, ...control }) => (
        <div role="group" {...control} className="grid overflow-hidden rounded-md border border-line-strong">
          {field.options.map((option, place) => (
            <label
              key={option.value}
              htmlFor={`${id}-${place}`}
              className="flex min-h-9 items-start gap-2.5 border-line bg-surface px-3 py-2 not-last:border-b has-enabled:cursor-pointer has-enabled:hover:bg-hover has-data-[state=checked]:bg-selected touch:min-h-11 touch:py-2.5"
            >
              <Checkbox
                id={`${id}-${place}`}
                className="mt-[3px]"
                aria-invalid={invalid}
                checked={chosen.has(option.value)}
                onCheckedChange={() => toggle(option.value)}
                onBlur={onBlur}
              />
              <span className="grid">
                {option.label}
                {option.hint && <span className="text-sm text-ink-muted">{option.hint}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </GroupQuestion>
  )
}
