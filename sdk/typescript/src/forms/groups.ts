import { fieldOf, toWire, toWireFields, type AnswerOf, type Field, type FieldMap, type Flat, type Words } from './field.ts'
import { toWireOption, type OptionInput } from './option.ts'

type ColumnKinds = {
  short_text: string
  long_text: string
  number: number
  currency: number
  switch: boolean
  single_select: string
  date: string
  datetime: string
}

/** A column of a table. Its `kind` is `short_text` unless it says otherwise. */
export type Column = {
  readonly kind?: keyof ColumnKinds | undefined
  readonly label?: string | undefined
  readonly required?: boolean | undefined
  readonly placeholder?: string | undefined
  /** For `single_select`. */
  readonly options?: readonly OptionInput[] | undefined
  /** For `currency`: three letters. */
  readonly currencyCode?: string | undefined
  readonly minValue?: number | undefined
  readonly maxValue?: number | undefined
  readonly default?: string | number | boolean | undefined
}

type CellOf<C> = C extends { readonly kind: infer K extends keyof ColumnKinds } ? ColumnKinds[K] : string
type OptionalColumns<C> = { [K in keyof C]: C[K] extends { readonly required: false } ? K : never }[keyof C]
type RowOf<C> = Flat<{ [K in Exclude<keyof C, OptionalColumns<C>>]: CellOf<C[K]> } & { [K in OptionalColumns<C>]?: CellOf<C[K]> }>

function toWireColumn([name, column]: [string, Column]): object {
  const { kind = 'short_text', ...options } = column
  const list = options.options && { options: options.options.map(toWireOption) }
  return { name, label: name, required: true, ...toWire(kind, { ...options, ...list }) }
}

/** Rows of flat values, keyed by column. Required means at least one row, unless `minRows` says otherwise. */
export function table<const C extends { readonly [name: string]: Column }, R extends boolean = true>(
  options: Words<R> & {
    columns: C
    minRows?: number | undefined
    maxRows?: number | undefined
    initialRows?: number | undefined
    allowAddRow?: boolean | undefined
    allowRemoveRow?: boolean | undefined
  },
): Field<RowOf<C>[], R> {
  const columns = Object.entries(options.columns).map(toWireColumn)
  return fieldOf('table', { initialRows: 1, allowAddRow: true, allowRemoveRow: true, ...options, columns })
}

/** Fields that are filled in several times. */
export function subform<const Fields extends FieldMap, R extends boolean = true>(
  options: Words<R> & {
    fields: Fields
    minCount?: number | undefined
    maxCount?: number | undefined
    initialCount?: number | undefined
    addLabel?: string | undefined
    removeLabel?: string | undefined
  },
): Field<AnswerOf<Fields>[], R> {
  return fieldOf('subform', { initialCount: 1, addLabel: 'Add', removeLabel: 'Remove', ...options, fields: toWireFields(options.fields) })
}

/** Fields that answer one level deeper. */
export function objectGroup<const Fields extends FieldMap, R extends boolean = true>(
  options: Words<R> & { fields: Fields },
): Field<AnswerOf<Fields>, R> {
  return fieldOf('object_group', { ...options, fields: toWireFields(options.fields) })
}

/** Rows of any fields. */
export function repeatableGroup<const Fields extends FieldMap, R extends boolean = true>(
  options: Words<R> & { fields: Fields; minItems?: number | undefined; maxItems?: number | undefined },
): Field<AnswerOf<Fields>[], R> {
  const { fields, ...rest } = options
  return fieldOf('repeatable_group', { ...rest, itemFields: toWireFields(fields) })
}
