'use client'

import type { RendererProps } from './renderer.ts'
import { RowField, Rows } from './rows.tsx'
import { keyOf } from './state.ts'
import { initialState } from './values.ts'

export function Subform({ field, path, renderField, ...labels }: RendererProps<'subform'>) {
  return (
    <Rows
      field={field}
      path={path}
      least={field.min_count}
      most={field.max_count}
      addLabel={field.add_label}
      removeLabel={field.remove_label}
      newRow={() => initialState(field.fields, null)}
      {...labels}
    >
      {({ index }) =>
        field.fields.map((child, at) => (
          <RowField key={keyOf(at)} field={child}>
            {renderField(child, `${path}.${index}.${keyOf(at)}`)}
          </RowField>
        ))
      }
    </Rows>
  )
}
