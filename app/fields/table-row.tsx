'use client'

import { Trash2 } from 'lucide-react'
import { useContext } from 'react'
import type { FieldOf, FormField } from '#contract/form.ts'
import { Button } from '#app/ui/button.tsx'
import { DisabledContext } from './disabled.ts'
import { labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { keyOf } from './state.ts'

/** The least width in which a column of its kind can be read. */
function widthOf({ kind, ...field }: FormField): string {
  if (kind === 'long_text') return 'min-w-52'
  if (kind === 'switch') return 'min-w-40'
  if (kind === 'datetime') return 'min-w-52'
  if (kind === 'short_text' && 'subtype' in field && field.subtype !== 'plain') return 'min-w-28'
  return 'min-w-36'
}

export function TableHeader({ columns, field }: { columns: readonly FormField[]; field: FieldOf<'table'> }) {
  return (
    <thead className="@max-lg:sr-only">
      <tr>
        {columns.map((column, at) => (
          <th
            key={keyOf(at)}
            scope="col"
            className="border-b border-line bg-sunken px-2 py-1.5 text-left align-bottom text-sm font-medium text-ink-muted"
          >
            {labelOf(column)} {!column.required && <span className="font-normal text-ink-faint">Optional</span>}
            {column.hint && <span className="block font-normal text-ink-faint">{column.hint}</span>}
          </th>
        ))}
        {field.allow_remove_row && (
          <th scope="col" className="w-10 border-b border-line bg-sunken">
            <span className="sr-only">Remove</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

type TableRowProps = Pick<RendererProps<'table'>, 'field' | 'path' | 'renderField'> & {
  columns: readonly FormField[]
  index: number
  unremovable: string | null
  onRemove: () => void
}

export function TableRow({ field, columns, path, index, unremovable, onRemove, renderField }: TableRowProps) {
  const closed = useContext(DisabledContext)
  return (
    <tr className="border-line @max-lg:grid @max-lg:gap-3 @max-lg:rounded-md @max-lg:border @max-lg:p-3 @sm:@max-lg:grid-cols-2 @lg:not-last:border-b">
      {columns.map((column, at) => (
        <td
          key={keyOf(at)}
          data-cell={`${index}:${at}`}
          className={`p-1 align-top @max-lg:grid @max-lg:gap-1 @max-lg:p-0 ${widthOf(column)}`}
        >
          {/* The heading of the column, for whoever sees cards. */}
          <span aria-hidden="true" className="text-sm text-ink-muted @lg:hidden">
            {labelOf(column)} {!column.required && <span className="text-ink-faint">Optional</span>}
          </span>
          {renderField(column, `${path}.${index}.${keyOf(at)}`, {
            label: `${labelOf(column)}, row ${index + 1}`,
            hideLabel: true,
            compact: true,
          })}
        </td>
      ))}
      {field.allow_remove_row && (
        <td className="p-1 text-right align-top @max-lg:order-first @max-lg:col-span-full @max-lg:-m-1 @max-lg:flex @max-lg:min-h-8 @max-lg:items-center @max-lg:justify-between @max-lg:p-0 @max-lg:pl-1">
          <span aria-hidden="true" className="text-sm font-medium text-ink-muted @lg:hidden">
            Row {index + 1}
          </span>
          {!closed && (
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove row ${index + 1} of ${labelOf(field)}`}
              unavailable={unremovable}
              onClick={onRemove}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}
