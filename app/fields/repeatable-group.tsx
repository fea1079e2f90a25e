'use client'

import { labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { RowField, Rows } from './rows.tsx'
import { keyOf } from './state.ts'
import { rowState } from './values.ts'

export function RepeatableGroup({ field, path, renderField, ...labels }: RendererProps<'repeatable_group'>) {
  const [only] = field.item_fields
  return (
    <Rows
      field={field}
      path={path}
      least={field.min_items}
      most={field.max_items}
      addLabel="Add item"
      removeLabel="Remove"
      slim={Boolean(field.scalar)}
      newRow={() => rowState(field)}
      {...labels}
    >
      {({ index, name }) =>
        field.scalar && only
          ? renderField(only, `${path}.${index}.${keyOf(0)}`, { label: `${labelOf(field)}, ${name.toLowerCase()}`, hideLabel: true })
          : field.item_fields.map((child, at) => (
              <RowField key={keyOf(at)} field={child}>
                {renderField(child, `${path}.${index}.${keyOf(at)}`)}
              </RowField>
            ))
      }
    </Rows>
  )
}
