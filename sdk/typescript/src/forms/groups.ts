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
  readonly kind?: 'short_text' | 'long_text' | 'number' | 'currency' | 'switch' | 'single_select' | 'date' | 'datetime' | undefined
  /** Above the column. Default: its name. */
  readonly label?: string | undefined
  /** Whether each row must have a value. Default true. */
  readonly required?: boolean | undefined
  /** Shown while a cell is empty. */
  readonly placeholder?: string | undefined
  /** For `single_select`. */
  readonly options?: readonly OptionInput[] | undefined
  /** For `currency`: three letters. */
  readonly currencyCode?: string | undefined
  /** For numbers: the least that is accepted. */
  readonly minValue?: number | undefined
  /** For numbers: the most that is accepted. */
  readonly maxValue?: number | undefined
  /** What is in a new row. */
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
    /** By name, in this order. */
    columns: C
    /** How many rows at least. */
    minRows?: number | undefined
    /** How many rows at most. */
    maxRows?: number | undefined
    /** Empty rows when the form opens. Default 1. */
    initialRows?: number | undefined
    /** Default true. */
    allowAddRow?: boolean | undefined
    /** Default true. */
    allowRemoveRow?: boolean | undefined
  },
): Field<RowOf<C>[], R> {
  const columns = Object.entries(options.columns).map(toWireColumn)
  return fieldOf('table', { initialRows: 1, allowAddRow: true, allowRemoveRow: true, ...options, columns })
}

/** Fields that are filled in several times, one below the other. The answer is a list of objects. */
export function subform<const Fields extends FieldMap, R extends boolean = true>(
  options: Words<R> & {
    fields: Fields
    /** How many times at least. */
    minCount?: number | undefined
    /** How many times at most. */
    maxCount?: number | undefined
    /** How many are there when the form opens. Default 1. */
    initialCount?: number | undefined
    /** On the button that adds one. Default `Add`. */
    addLabel?: string | undefined
    /** On the button that removes one. Default `Remove`. */
    removeLabel?: string | undefined
  },
): Field<AnswerOf<Fields>[], R> {
  return fieldOf('subform', { initialCount: 1, addLabel: 'Add', removeLabel: 'Remove', ...options, fields: toWireFields(options.fields) })
}

/** Fields that answer one level deeper: the answer is an object. */
export function objectGroup<const Fields extends FieldMap, R extends boolean = true>(
  options: Words<R> & { fields: Fields },
): Field<AnswerOf<Fields>, R> {
  return fieldOf('object_group', { ...options, fields: toWireFields(options.fields) })
}

/** Rows of any fields, as a table with a column for each. The answer is a list of objects. */
export function repeatableGroup<const Fields extends FieldMap, R extends boolean = true>(
  options: Words<R> & {
    fields: Fields
    /** How many rows at least. */
    minItems?: number | undefined
    /** How many rows at most. */
    maxItems?: number | undefined
  },
): Field<AnswerOf<Fields>[], R> {
  const { fields, ...rest } = options
  return fieldOf('repeatable_group', { ...rest, itemFields: toWireFields(fields) })
}
