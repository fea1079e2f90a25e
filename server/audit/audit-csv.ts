import type { AuditRecord } from '#contract/audit.ts'

const COLUMNS = [
  'created_at',
  'subject',
  'subject_id',
  'subject_name',
  'action',
  'before',
  'after',
  'actor_type',
  'actor_name',
  'actor_email',
  'actor_user_id',
  'channel',
  'extra_data',
  'id',
] as const satisfies readonly (keyof AuditRecord)[]

/** What makes a spreadsheet take a cell for a formula (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/

/** RFC 4180 §2: quotes around what has a quote, a comma or a line break in it, and quotes doubled. An apostrophe keeps formulas text. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly unknown[]) => `${cells.map(csvCell).join(',')}\r\n`

export const CSV_HEAD = line(COLUMNS)

export function csvLines(records: readonly AuditRecord[]): string {
  return records.map((record) => line(COLUMNS.map((column) => record[column]))).join('')
}
