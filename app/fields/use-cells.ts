'use client'

import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useFormContext } from 'react-hook-form'
import type { FieldOf } from '#contract/form.ts'
import { cellState, isTable, parseCells } from './clipboard-table.ts'
import { columnFields } from './columns.ts'
import { keyOf, rowsOf, type FormState } from './state.ts'

/** Rows taken from one paste. Nobody checks more by eye, and a whole sheet pasted by mistake must not stop the page. */
const MOST_PASTED = 1000

type Cell = { row: number; column: number }

function cellAt(target: EventTarget): Cell | null {
  const place = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined
  const [row, column] = place?.split(':').map(Number) ?? []
  return row === undefined || column === undefined ? null : { row, column }
}

type PasteOptions = {
  field: FieldOf<'table'>
  path: string
  newRow: () => FormState
  replace: (rows: FormState[]) => void
  say: (words: string) => void
}

/** Cells copied from a spreadsheet go into the cells from here on to the right and down; rows are added as needed and allowed. */
export function usePastedCells({ field, path, newRow, replace, say }: PasteOptions) {
  const { getValues } = useFormContext()
  return (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    const from = cellAt(event.target)
    if (!from || !isTable(text)) return
    event.preventDefault()
    const columns = columnFields(field)
    const rows = rowsOf(getValues(path)).map((row) => ({ ...row }))
    const most = field.allow_add_row ? (field.max_rows ?? Infinity) : rows.length
    const cells = parseCells(text)
    let [taken, missed] = [0, 0]
    for (const [down, line] of cells.slice(0, MOST_PASTED).entries()) {
      const at = from.row + down
      if (at >= most) break
      const row = (rows[at] ??= newRow())
      taken += 1
      for (const [right, cell] of line.entries()) {
        const column = columns[from.column + right]
        const state = column && cellState(column, cell)
        if (state === undefined) missed += 1
        else row[keyOf(from.column + right)] = state
      }
    }
    replace(rows)
    say(
      [
        `${taken === 1 ? '1 row' : `${taken} rows`} pasted.`,
        taken < cells.length && `${cells.length - taken} did not fit.`,
        missed > 0 && `${missed === 1 ? '1 cell was' : `${missed} cells were`} not understood.`,
      ]
        .filter(Boolean)
        .join(' '),
    )
  }
}

type KeyOptions = { goTo: (row: number, column: number) => void; rows: number; add: ((column: number) => void) | null }

/** Enter goes down the column, as in a spreadsheet, and starts a new row below the last. */
export function useCellKeys({ goTo, rows, add }: KeyOptions) {
  return (event: KeyboardEvent) => {
    const cell = cellAt(event.target)
    if (!cell || event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.shiftKey) return
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return
    event.preventDefault()
    if (cell.row + 1 < rows) goTo(cell.row + 1, cell.column)
    else add?.(cell.column)
  }
}
