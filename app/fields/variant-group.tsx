'use client'

import { useId } from 'react'
import { RadioCard, RadioGroup } from '#app/ui/radio-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { GroupQuestion, labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { keyOf } from './state.ts'
import { useFieldMessage, useFieldValue } from './use-field.ts'

/** As many as can be compared at a glance, as with a single choice. */
const CARDS_UP_TO = 6

/** One of several sets of fields: the choice, then the fields of what was chosen. What was typed into another stays there. */
export function VariantGroup({ field, path, renderField, ...labels }: RendererProps<'variant_group'>) {
  const id = useId()
  const { value, onChange, onBlur } = useFieldValue(`${path}.chosen`)
  const error = useFieldMessage(path)
  const chosen = field.variants.findIndex((variant) => variant.value === value)
  const fields = field.variants[chosen]?.fields ?? []
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {(control) => (
        <div className="grid gap-3">
          {field.variants.length > CARDS_UP_TO ? (
            <Select
              aria-label={labelOf(field)}
              aria-describedby={control['aria-describedby']}
              aria-invalid={control['aria-invalid']}
              options={field.variants}
              value={field.variants[chosen]?.value ?? null}
              onChange={onChange}
              onBlur={onBlur}
            />
          ) : (
            <RadioGroup
              {...control}
              aria-required={field.required || undefined}
              value={chosen < 0 ? '' : String(chosen)}
              onValueChange={(place) => onChange(field.variants[Number(place)]?.value ?? null)}
              onBlur={onBlur}
            >
              {field.variants.map((variant, place) => (
                <RadioCard key={variant.value} id={`${id}-${place}`} value={String(place)} label={variant.label} hint={variant.hint} />
              ))}
            </RadioGroup>
          )}
          {fields.length > 0 && (
            <div role="group" aria-label={field.variants[chosen]?.label} className="grid gap-4 border-l-2 border-line pt-1 pb-0.5 pl-4">
              {fields.map((child, index) => renderField(child, `${path}.${keyOf(chosen)}.${keyOf(index)}`))}
            </div>
          )}
        </div>
      )}
    </GroupQuestion>
  )
}
