import type { FormField } from '#contract/form.ts'
import { isDay, isTime } from '#contract/rules/moments.ts'
import { toLocal } from './local-time.ts'
import type { FieldState } from './state.ts'

/** The cells of what was copied from a spreadsheet: tabs between cells, line ends between rows, quotes around what contains either. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && sign === '\t') end()
    else if (!quoted && sign === '\n') {
      end()
      rows.push([])
    } else if (quoted || sign !== '\r') cell += sign
  }
  end()
  // Spreadsheets end the last line too.
  return rows.filter((row, index) => index < rows.length - 1 || row.some((each) => each !== ''))
}

/** Whether it is more than one cell: anything else is pasted as text, as everywhere. */
export function isTable(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''))
}

const YES = ['true', 'yes', 'y', '1', 'x', '✓']
const NO = ['false', 'no', 'n', '0', '']

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** What a cell's text is in a column; undefined when it is not understood. Numbers and texts stay as they are, and are judged with the rest. */
export function cellState(field: FormField, text: string): FieldState | undefined {
  const trimmed = text.trim()
  switch (field.kind) {
    case 'switch':
      if (YES.includes(trimmed.toLowerCase()) || same(trimmed, field.true_label)) return true
      return NO.includes(trimmed.toLowerCase()) || same(trimmed, field.false_label) ? (trimmed === '' ? null : false) : undefined
    case 'single_select':
      if (trimmed === '') return null
      return field.options.find((option) => same(option.label, trimmed) || option.value === trimmed)?.value
    case 'date':
      return trimmed === '' || isDay(trimmed) ? trimmed : undefined
    case 'datetime':
      return trimmed === '' ? '' : toLocal(trimmed.replace(' ', 'T'), field.timezone)
    case 'time':
      return trimmed === '' || isTime(trimmed) ? trimmed.slice(0, 5) : undefined
    case 'long_text':
      return text
    default:
      return trimmed
  }
}
