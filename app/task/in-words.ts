import type { FieldOf, FormField } from '#contract/form.ts'
import { columnField } from '#contract/rules/groups.ts'
import { optionFor } from '#app/fields/option-values.ts'

export type Answer = Record<string, unknown>

export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Choice = FieldOf<'single_select' | 'multi_select' | 'picture_choice' | 'ranking'>

function optionLabel(field: Choice, value: unknown): unknown {
  const chosen = optionFor(field, value)
  return field.options.find((option) => option.value === chosen)?.label ?? value
}

function rowsInWords(fields: readonly FormField[], rows: unknown): unknown {
  return Array.isArray(rows) ? rows.map((row) => (isAnswer(row) ? objectInWords(fields, row) : row)) : rows
}

/** The values of an object in the words of its fields, under the same keys. */
function objectInWords(fields: readonly FormField[], value: Answer): Answer {
  const entries = Object.entries(value).map(([key, own]) => {
    const field = fields.find((each) => each.name === key)
    return [key, field ? inWords(field, own) : own]
  })
  return Object.fromEntries(entries) as Answer
}

/** The value in the words of the form it was given in: labels instead of options' values, stars, units. */
export function inWords(field: FormField, value: unknown): unknown {
  switch (field.kind) {
    case 'switch':
      return typeof value === 'boolean' ? (value ? field.true_label : field.false_label) : value
    case 'single_select':
      return optionLabel(field, value)
    case 'multi_select':
    case 'picture_choice':
      return Array.isArray(value) ? value.map((item) => optionLabel(field, item)) : value
    case 'ranking':
      return Array.isArray(value) ? value.map((item, index) => `${index + 1}. ${String(optionLabel(field, item))}`) : value
    case 'star_rating':
      return typeof value === 'number' ? `${value} of ${field.max} stars` : value
    case 'slider':
      return typeof value === 'number' && (field.prefix || field.suffix) ? `${field.prefix ?? ''}${value}${field.suffix ?? ''}` : value
    case 'table':
      return field.entries ? value : rowsInWords(field.columns.map(columnField), value)
    case 'subform':
      return rowsInWords(field.fields, value)
    case 'repeatable_group':
      return rowsInWords(field.item_fields, value)
    case 'object_group':
      return isAnswer(value) ? objectInWords(field.fields, value) : value
    case 'variant_group':
      return isAnswer(value) ? variantInWords(field, value) : value
    default:
      return value
  }
}

function variantInWords(field: FieldOf<'variant_group'>, value: Answer): Answer {
  const variant = field.variants.find((each) => each.value === value[field.discriminator])
  return { ...objectInWords(variant?.fields ?? [], value), [field.discriminator]: variant?.label ?? value[field.discriminator] }
}
