'use client'

import { useContext } from 'react'
import { SortableList } from '#app/ui/sortable-list.tsx'
import { DisabledContext } from './disabled.ts'
import { GroupQuestion, labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldValue } from './use-field.ts'

/** An order of the options, best first. */
export function Ranking({ field, path, ...labels }: RendererProps<'ranking'>) {
  const disabled = useContext(DisabledContext)
  const { value, onChange, error } = useFieldValue(path)
  const order = Array.isArray(value) ? value.map(String) : []
  const options = order.flatMap((each) => field.options.find((option) => option.value === each) ?? [])
  return (
    <GroupQuestion field={field} error={error} note="First is best. Drag, or use the arrows." {...labels}>
      {({ 'aria-invalid': _, ...control }) => (
        <SortableList
          {...control}
          items={options.map(({ value: id, label, hint }) => ({ id, label, hint }))}
          of={labelOf(field)}
          disabled={disabled}
          onOrder={onChange}
        />
      )}
    </GroupQuestion>
  )
}
