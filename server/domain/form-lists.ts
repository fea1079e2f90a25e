import type { TableColumn } from '#contract/fields/table.ts'
import type { FormField } from '#contract/form.ts'
import { deeper, jsonField, number, text, type Base, type Draw, type Place } from './form-base.ts'
import { scalarField } from './form-scalars.ts'
import { choices } from './schema-choices.ts'
import { isBranching, resolve } from './schema-node.ts'
import type { Schema } from './schema.ts'

/** A wider table does not fit beside its evidence, and on a phone it is scrolled away. */
const MAX_COLUMNS = 8

/** The column that says as much as the field does; null when there is none. */
function columnOf(field: FormField): TableColumn | null {
  const { name, label, hint, required, nullable } = field
  const base = { name, label: label ?? name, hint, required, ...(nullable && { nullable }) }
  const initial = 'default' in field ? (field.default as TableColumn['default']) : null
  if (field.kind === 'switch' || field.kind === 'date' || field.kind === 'datetime') return { ...base, kind: field.kind, default: initial }
  if (field.kind === 'single_select')
    return { ...base, kind: 'single_select', options: field.options, json_values: field.json_values, default: initial }
  if (field.kind === 'long_text') {
    const { placeholder, min_length, max_length, pattern } = field
    return { ...base, kind: 'long_text', placeholder, min_length, max_length, pattern, default: initial }
  }
  if (field.kind !== 'short_text') return null
  const { subtype, placeholder, min_length, max_length, pattern, minimum, maximum, integer } = field
  if (subtype === 'plain') return { ...base, kind: 'short_text', placeholder, min_length, max_length, pattern, default: initial }
  const isBounded = field.exclusive_minimum != null || field.exclusive_maximum != null || field.multiple_of != null
  return subtype === 'number' && !isBounded
    ? { ...base, kind: 'number', placeholder, min_value: minimum, max_value: maximum, integer, default: initial }
    : null
}

/** The columns for fields that are all flat; null when one is not. */
function columnsOf(fields: readonly FormField[]): TableColumn[] | null {
  const columns = fields.map(columnOf)
  const isFlat = columns.length > 0 && columns.length <= MAX_COLUMNS && columns.every((column) => column !== null)
  return isFlat ? columns : null
}

function rowsDefault(schema: Schema): { default?: unknown[] } {
  return Array.isArray(schema.default) && schema.default.length > 0 ? { default: schema.default } : {}
}

type Limits = { min: number; max: number | null }

function tableField(
  base: Base,
  columns: TableColumn[],
  { limits, initial }: { limits: Limits; initial: { default?: unknown } },
): FormField {
  const rows = { min_rows: limits.min, max_rows: limits.max, initial_rows: base.required ? Math.max(1, limits.min) : limits.min }
  return { ...base, kind: 'table', columns, ...rows, allow_add_row: true, allow_remove_row: true, ...initial }
}

function choiceList(base: Base, schema: Schema, { item, root, limits }: { item: Schema; root: Schema; limits: Limits }): FormField | null {
  const found = choices(root, item)
  // More items than there are options can only be had by repeating some.
  if (!found || limits.min > found.options.length) return null
  const given = Array.isArray(schema.default) ? schema.default : []
  const known = found.options.map(({ value }) => value)
  const initial = given.map((value) => (found.json_values ? JSON.stringify(value) : String(value))).filter((value) => known.includes(value))
  return { ...base, kind: 'multi_select', ...found, default: initial, min_count: limits.min, max_count: limits.max }
}

/** A list: of choices, of flat rows, of groups, or of single values. */
export function listField(base: Base, schema: Schema, { place, draw }: { place: Place; draw: Draw }): FormField {
  const limits = { min: number(schema.minItems) ?? 0, max: number(schema.maxItems) }
  // A tuple: each place has a schema of its own. And nobody can be told what must be contained.
  if (!schema.items || Array.isArray(schema.items) || schema.prefixItems || schema.contains) return jsonField(base, schema)
  const { schema: item, nullable } = resolve(place.root, schema.items)
  const chosen = nullable ? null : choiceList(base, schema, { item, root: place.root, limits })
  if (chosen) return chosen
  const unique = schema.uniqueItems === true ? { unique: true } : {}
  const rows = { kind: 'repeatable_group' as const, min_items: limits.min, max_items: limits.max, ...unique, ...rowsDefault(schema) }
  if (item.type === 'object' && item.properties && !nullable && !isBranching(place.root, item)) {
    const fields = draw.fields(item, deeper(place))
    const columns = schema.uniqueItems ? null : columnsOf(fields)
    return columns ? tableField(base, columns, { limits, initial: rowsDefault(schema) }) : { ...base, ...rows, item_fields: fields }
  }
  const value = draw.field('value', schema.items, { required: true, place: deeper(place) })
  return value.kind === 'json' || nullable
    ? jsonField(base, schema)
    : { ...base, ...rows, scalar: true, item_fields: [{ ...value, label: base.label }] }
}

function keyColumn(root: Schema, names: Schema): TableColumn | null {
  const field = scalarField(
    { name: 'key', label: names.title ?? 'Key', hint: names.description ?? null, required: true },
    { ...names, type: 'string' },
    root,
  )
  const column = field && columnOf(field)
  return column?.kind === 'short_text' || column?.kind === 'single_select' ? column : null
}

/** An object whose keys the person makes up: a table of keys and values. Null when its values are not flat. */
export function mapField(base: Base, schema: Schema, { place, draw }: { place: Place; draw: Draw }): FormField | null {
  const { additionalProperties: values, propertyNames, patternProperties } = schema
  if (typeof values !== 'object' || patternProperties || (schema.required?.length ?? 0) > 0) return null
  const names = typeof propertyNames === 'object' && propertyNames !== null ? resolve(place.root, propertyNames as Schema).schema : {}
  const key = keyColumn(place.root, names)
  const { title, description } = values
  const value = columnOf(draw.field('value', values, { required: true, place: deeper(place) }))
  if (!key || !value || value.nullable) return null
  const limits = { min: number(schema.minProperties) ?? 0, max: number(schema.maxProperties) }
  const initial = typeof schema.default === 'object' && schema.default !== null ? { default: schema.default } : {}
  const columns = [key, { ...value, label: text(title) ?? 'Value', hint: text(description) }]
  return { ...tableField(base, columns, { limits, initial }), entries: true, initial_rows: limits.min } as FormField
}
