'use client'

import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useContext } from 'react'
import { Button } from '#app/ui/button.tsx'
import { DisabledContext } from './disabled.ts'
import { GroupQuestion, labelOf } from './question.tsx'
import type { RendererProps } from './renderer.ts'
import { TableHeader, TableRow } from './table-row.tsx'
import { PAGE, useTable } from './use-table.ts'

/** Cells under headings where there is room, one card a row where there is not. Takes what was copied from a spreadsheet. */
export function Table({ field, path, renderField, ...labels }: RendererProps<'table'>) {
  const { columns, rows, error, body, said, first, isPaged, full, needed, add, drop, turn, paste, keys } = useTable(field, path)
  const closed = useContext(DisabledContext)
  return (
    <GroupQuestion field={field} error={error} {...labels}>
      {({ 'aria-invalid': _, ...group }) => (
        <div role="group" {...group} className="@container grid min-w-0 gap-2">
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears of keys and pastes in the cells inside, is no control itself */}
          <div onPaste={paste} onKeyDown={keys} className="min-w-0 @lg:overflow-x-auto @lg:rounded-md @lg:border @lg:border-line">
            <table aria-labelledby={group['aria-labelledby']} className="w-full border-collapse @max-lg:block">
              <TableHeader columns={columns} field={field} />
              <tbody ref={body} className="@max-lg:grid @max-lg:gap-2">
                {rows.slice(first, first + PAGE).map((row, at) => (
                  <TableRow
                    key={row.id}
                    field={field}
                    columns={columns}
                    path={path}
                    index={first + at}
                    unremovable={needed}
                    onRemove={() => drop(first + at)}
                    renderField={renderField}
                  />
                ))}
              </tbody>
            </table>
          </div>
          {rows.length === 0 && (
            <p className="rounded-md border border-dashed border-line-strong px-3 py-2.5 text-sm text-ink-muted">No rows yet.</p>
          )}
          <div className="flex flex-wrap items-center justify-between gap-2">
            {field.allow_add_row && !closed && (
              <Button size="sm" aria-label={`Add row to ${labelOf(field)}`} unavailable={full} onClick={() => add()}>
                <Plus aria-hidden="true" />
                Add row
              </Button>
            )}
            <span aria-live="polite" className="text-sm text-ink-muted">
              {said}
            </span>
            {isPaged && <Pager first={first} total={rows.length} onTurn={turn} />}
          </div>
        </div>
      )}
    </GroupQuestion>
  )
}

function Pager({ first, total, onTurn }: { first: number; total: number; onTurn: (by: number) => void }) {
  return (
    <span className="flex items-center gap-1 text-sm text-ink-muted">
      <Button variant="ghost" size="icon" aria-label="Earlier rows" disabled={first === 0} onClick={() => onTurn(-1)}>
        <ChevronLeft aria-hidden="true" />
      </Button>
      Rows {first + 1}–{Math.min(total, first + PAGE)} of {total}
      <Button variant="ghost" size="icon" aria-label="Later rows" disabled={first + PAGE >= total} onClick={() => onTurn(1)}>
        <ChevronRight aria-hidden="true" />
      </Button>
    </span>
  )
}
