'use client'

import { GroupQuestion } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { useFieldMessage } from './use-field.ts'
import { keyOf } from './state.ts'

export function ObjectGroup({ field, path, renderField, ...labels }: RendererProps<'object_group'>) {
  const error = useFieldMessage(path)
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {({ 'aria-invalid': _, ...control }) => (
        <div role="group" {...control} className="grid gap-4 border-l-2 border-line pt-1 pb-0.5 pl-4">
          {field.fields.map((child, index) => renderField(child, `${path}.${keyOf(index)}`))}
        </div>
      )}
    </GroupQuestion>
  )
}
