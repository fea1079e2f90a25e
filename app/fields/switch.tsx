'use client'

import { ChoiceButtons } from '#app/ui/choice-buttons.tsx'
import { GroupQuestion } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldValue } from './use-field.ts'

/** Two buttons, not a toggle: a toggle that was never touched looks like a decision for "no". */
export function Switch({ field, path, ...labels }: RendererProps<'switch'>) {
  const { value, onChange, onBlur, error } = useFieldValue(path)
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {(control) => (
        <ChoiceButtons
          {...control}
          options={[
            { value: 'true', label: field.true_label },
            { value: 'false', label: field.false_label },
          ]}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(chosen) => onChange(chosen === null ? null : chosen === 'true')}
          onBlur={onBlur}
          clearable={!field.required}
        />
      )}
    </GroupQuestion>
  )
}
