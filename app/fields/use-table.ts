import { useEffect, useRef, useState } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import type { FieldOf } from '#contract/form.ts'
import { columnFields } from './columns.ts'
import { useCellKeys, usePastedCells } from './use-cells.ts'
import { useFieldMessage } from './use-field.ts'
import { initialState } from './values.ts'

/** Rows drawn at once: every cell is a control, and thousands of them hold up the page. */
export const PAGE = 50

/** The rows of a table: adding, removing, leafing, pasting, and where the focus goes meanwhile. */
export function useTable(field: FieldOf<'table'>, path: string) {
  const { control } = useFormContext()
  const columns = columnFields(field)
  const { fields: rows, append, remove, replace } = useFieldArray({ control, name: path })
  const error = useFieldMessage(path)
  const body = useRef<HTMLTableSectionElement>(null)
  const wanted = useRef<string | null>(null)
  const [page, setPage] = useState(0)
  const [said, setSaid] = useState('')
  const newRow = () => initialState(columns, null)
  const full = field.max_rows != null && rows.length >= field.max_rows ? `Takes at most ${field.max_rows}.` : null
  const needed = field.min_rows != null && rows.length <= field.min_rows ? `Needs at least ${field.min_rows}.` : null

  useEffect(() => {
    // The row that was asked for may exist only now.
    const cell = wanted.current === null ? null : body.current?.querySelector<HTMLElement>(wanted.current)
    if (!cell) return
    cell.focus()
    wanted.current = null
  }, [rows.length, page])

  const goTo = (row: number, column: number) => {
    wanted.current = `[data-cell="${row}:${column}"] :is(input, textarea, button)`
    setPage(Math.floor(row / PAGE))
    body.current?.querySelector<HTMLElement>(wanted.current)?.focus()
  }
  const add = (column = 0) => {
    append(newRow(), { shouldFocus: false })
    goTo(rows.length, column)
  }
  const drop = (index: number) => {
    remove(index)
    setSaid(`Row ${index + 1} removed.`)
    goTo(Math.max(0, index - 1), 0)
  }
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  return {
    columns,
    rows,
    error,
    body,
    said,
    first: Math.min(page, pages - 1) * PAGE,
    isPaged: pages > 1,
    full,
    needed,
    add,
    drop,
    turn: (by: number) => setPage(Math.min(pages - 1, Math.max(0, page + by))),
    paste: usePastedCells({ field, path, newRow, replace, say: setSaid }),
    keys: useCellKeys({ goTo, rows: rows.length, add: field.allow_add_row && !full ? add : null }),
  }
}
