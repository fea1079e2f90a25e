import { get, type FieldErrors } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { columnFields } from './columns.ts'
import type { Problem } from './pointers.ts'
import { labelOf } from './question.tsx'
import { isRecord, keyOf } from './state.ts'

function insideOf(field: FormField, key: string | undefined): readonly FormField[] {
  switch (field.kind) {
    case 'section_collapse':
    case 'object_group':
    case 'subform':
      return field.fields
    case 'repeatable_group':
      return field.item_fields
    case 'table':
      return columnFields(field)
    case 'variant_group':
      return field.variants.find((_, index) => keyOf(index) === key)?.fields ?? []
    default:
      return []
  }
}

function namesAt(fields: readonly FormField[], segments: string[]): string[] {
  const [key, ...rest] = segments
  const field = fields.find((_, index) => keyOf(index) === key)
  if (!field) return []
  const [next] = rest
  const row = next !== undefined && /^\d+$/.test(next) ? [`${field.kind === 'table' ? 'row' : 'item'} ${Number(next) + 1}`] : []
  const skip = row.length > 0 || field.kind === 'variant_group' ? 1 : 0
  const isBare = field.kind === 'repeatable_group' && field.scalar
  const inner = isBare ? [] : namesAt(insideOf(field, next), rest.slice(skip))
  const end = field.kind === 'date_range' && (next === 'start' || next === 'end') ? [next] : []
  return [...(field.kind === 'section_collapse' ? [] : [labelOf(field)]), ...row, ...inner, ...end]
}

/** What a place in the form is called: "Lines, item 2, Count". */
export function labelAt(fields: readonly FormField[], path: string): string {
  return namesAt(fields, path.split('.')).join(', ')
}

function flatten(errors: unknown, path: string): Problem[] {
  if (!isRecord(errors) && !Array.isArray(errors)) return []
  const message: unknown = get(errors, 'message')
  if (typeof message === 'string' && typeof get(errors, 'type') === 'string') return [{ path, message }]
  return Object.entries(errors).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key))
}

/** Numbers in places count: `f10` comes after `f2`. */
const order = new Intl.Collator('en', { numeric: true })

/** Everything that is wrong, in the order of the form. */
export function problemsIn(errors: FieldErrors): Problem[] {
  return flatten(errors, '').toSorted((a, b) => order.compare(a.path, b.path))
}
