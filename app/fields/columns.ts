import type { FieldOf, FormField } from '#contract/form.ts'
import { columnField } from '#contract/rules/groups.ts'

const known = new WeakMap<FieldOf<'table'>, FormField[]>()

/** The columns of a table as the fields that its cells are; made once a table, since they are asked for at every key pressed in it. */
export function columnFields(table: FieldOf<'table'>): FormField[] {
  const made = known.get(table) ?? table.columns.map(columnField)
  known.set(table, made)
  return made
}
