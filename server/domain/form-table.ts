import type { TableColumn } from '#contract/fields/table.ts'
import type { FieldOf } from '#contract/form.ts'
import type { Problem } from '#contract/rules/rules.ts'
import { at, crossed, patternProblem } from './form-crossed.ts'
import { optionProblems } from './form-options.ts'

function columnProblems(column: TableColumn): Problem[] {
  const { min_value, max_value, min_length, max_length } = column
  const isCrossed = (from: number | null | undefined, to: number | null | undefined) => from != null && to != null && from > to
  return [
    ...at('min_value', isCrossed(min_value, max_value) && 'Is more than max_value: nothing fits.'),
    ...at('min_length', isCrossed(min_length, max_length) && 'Is more than max_length: nothing fits.'),
    ...patternProblem(column.pattern),
    ...(column.kind === 'single_select' ? optionProblems(column.options ?? [], column) : []),
  ]
}

function nameProblem(names: readonly string[], index: number): string | null {
  if (names[index] === '') return 'Must not be empty.'
  if (names[index] === '__proto__') return 'Must not be "__proto__".'
  return names.indexOf(names[index] ?? '') < index ? `"${names[index]}" is there twice.` : null
}

/** What makes a table impossible to fill in. */
export function tableProblems(field: FieldOf<'table'>): Problem[] {
  const names = field.columns.map(({ name }) => name)
  const columns = field.columns.flatMap((column, index) =>
    [...at('name', nameProblem(names, index)), ...columnProblems(column)].map(({ path, message }) => ({
      path: `/columns/${index}${path}`,
      message,
    })),
  )
  const isStuck = !field.allow_add_row && (field.min_rows ?? 0) > field.initial_rows
  const isNoMap = field.entries === true && names.join() !== 'key,value'
  return [
    ...columns,
    ...at('columns', names.length === 0 && 'There are no columns.'),
    ...at('columns', isNoMap && 'Entries have the two columns `key` and `value`.'),
    ...crossed(field, 'min_rows', 'max_rows'),
    ...at('min_rows', isStuck && 'Is more than initial_rows, and allow_add_row is false.'),
  ]
}
