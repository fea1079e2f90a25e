'use client'

import { Slider as Radix } from 'radix-ui'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { Input } from '#app/ui/input.tsx'
import { labelOf, Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { parseNumber } from './state.ts'
import { useTextField } from './use-field.ts'

/** Decimals that a step has: 0.1 added three times is not 0.3 to a computer. */
const decimalsOf = (step: number) => String(step).split('.')[1]?.length ?? 0

/** To be dragged for an estimate, and typed for an exact number. Untouched it holds none: the knob then is hollow and in the middle. */
export function Slider({ field, path, ...labels }: RendererProps<'slider'>) {
  const { input, error } = useTextField(path)
  const { min, max, step, prefix, suffix } = field
  const decimals = Math.max(decimalsOf(step), decimalsOf(min))
  const typed = parseNumber(input.value)
  const middle = min + Math.round((max - min) / 2 / (step || 1)) * (step || 1)
  const at = typed === null ? middle : Math.min(max, Math.max(min, typed))
  const set = (value: number) => input.onChange(String(Number(value.toFixed(decimals))))
  const withUnits = (value: number) => `${prefix ?? ''}${value}${suffix ?? ''}`
  return (
    <Question field={field} error={error} note={`From ${withUnits(min)} to ${withUnits(max)}.`} {...labels}>
      {(control) => (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Radix.Root
            min={min}
            max={max}
            step={step || 1}
            value={[at]}
            onValueChange={([value]) => value !== undefined && set(value)}
            // A press that does not move the knob is an answer too: the middle was meant.
            onPointerUp={() => typed === null && set(at)}
            className="relative flex h-9 min-w-40 flex-1 touch-none items-center select-none data-disabled:opacity-60 touch:h-11"
          >
            <Radix.Track className="relative h-1.5 w-full rounded-full bg-line-strong">
              <Radix.Range className={cn('absolute h-full rounded-full', typed !== null && 'bg-accent')} />
            </Radix.Track>
            <Radix.Thumb
              aria-label={`${labelOf(field)}, slider`}
              aria-valuetext={typed === null ? 'Not set' : withUnits(at)}
              onKeyDown={(event) => {
                if (typed !== null || (event.key !== ' ' && event.key !== 'Enter')) return
                event.preventDefault()
                set(at)
              }}
              onBlur={input.onBlur}
              className={cn(
                'block size-5 rounded-full border-2 bg-surface shadow-lift transition-colors duration-100 after:absolute after:-inset-3 focus-visible:outline-2',
                typed === null ? 'border-line-field' : 'border-accent',
              )}
            />
          </Radix.Root>
          <span className="flex items-center gap-1.5 text-base">
            {prefix && <span aria-hidden="true">{prefix}</span>}
            <Input {...control} {...input} inputMode="decimal" autoComplete="off" placeholder="–" className="w-20 text-right" />
            {suffix && <span aria-hidden="true">{suffix}</span>}
            {!field.required && input.value !== '' && (
              <Button variant="ghost" size="sm" onClick={() => input.onChange('')}>
                Clear
              </Button>
            )}
          </span>
        </div>
      )}
    </Question>
  )
}
