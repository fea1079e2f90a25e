'use client'

import { Button } from '#app/ui/button.tsx'
import { RadioCard, RadioGroup } from '#app/ui/radio-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { GroupQuestion, Question } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldValue } from './use-field.ts'

/** As many as can be compared at a glance; more are a list to look one up in. */
const CARDS_UP_TO = 6

/** In a cell there is no room for a button that clears: the list has a line for it. No option can have this value. */
const NONE = { value: '\u0000none', label: '–' }

export function SingleSelect({ field, path, compact = false, ...labels }: RendererProps<'single_select'>) {
  const { value, onChange, onBlur, error } = useFieldValue(path)
  const chosen = field.options.findIndex((option) => option.value === value)
  const clear = !field.required && !compact && chosen >= 0 && (
    <Button variant="ghost" size="sm" className="justify-self-start" onClick={() => onChange(null)}>
      Clear choice
    </Button>
  )
  if (compact || field.options.length > CARDS_UP_TO) {
    return (
      <Question field={field} error={error} {...labels}>
        {(control) => (
          <>
            <Select
              {...control}
              options={compact && !field.required ? [NONE, ...field.options] : field.options}
              value={field.options[chosen]?.value ?? null}
              onChange={(next) => onChange(next === NONE.value ? null : next)}
              onBlur={onBlur}
            />
            {clear}
          </>
        )}
      </Question>
    )
  }
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {(control) => (
        <>
          {/* Its place is the value: an option may be '', which to Radix means nothing chosen. */}
          <RadioGroup
            {...control}
            aria-required={field.required || undefined}
            value={chosen < 0 ? '' : String(chosen)}
            onValueChange={(place) => onChange(field.options[Number(place)]?.value ?? null)}
            onBlur={onBlur}
          >
            {field.options.map((option, place) => (
              <RadioCard key={option.value} value={String(place)} label={option.label} hint={option.hint} />
            ))}
          </RadioGroup>
          {clear}
        </>
      )}
    </GroupQuestion>
  )
}
