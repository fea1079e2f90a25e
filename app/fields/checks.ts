import type { FieldKind, FieldOf, FormField } from '#contract/form.ts'
import { isBlank, isNumeric, isRecord, keyOf, parseJson, parseNumber, type FieldState, type FormState } from './values.ts'

/** `path` is a place in the form's state ("f2.0.f1"); a whole list is named "f2.root". */
export type Problem = { path: string; message: string }

type Check<K extends FieldKind> = (state: FieldState | undefined, field: FieldOf<K>) => string | null

const REQUIRED = 'This is required.'
const CHOOSE = 'Choose one.'
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const text = (state: FieldState | undefined) => (typeof state === 'string' ? state : '')

function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    // Not a pattern of this browser: the server decides.
    return true
  }
}

function checkLength(value: string, { min_length, max_length }: { min_length?: number | null; max_length?: number | null }): string | null {
  // Code points, as JSON Schema counts: an emoji is one character.
  const length = Array.from(value).length
  if (min_length != null && length < min_length) return `Must be at least ${min_length} characters.`
  return max_length != null && length > max_length ? `Must be at most ${max_length} characters.` : null
}

function checkNumber(value: string, { integer, minimum, maximum }: FieldOf<'short_text'>): string | null {
  const number = parseNumber(value)
  if (number === null) return 'Must be a number, written like 1234.5.'
  if (integer && !Number.isInteger(number)) return 'Must be a whole number.'
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return 'Is too large to be kept exactly.'
  if (minimum != null && number < minimum) return `Must be ${minimum} or more.`
  return maximum != null && number > maximum ? `Must be ${maximum} or less.` : null
}

function checkShortText(state: FieldState | undefined, field: FieldOf<'short_text'>): string | null {
  const value = text(state)
  if (value === '') return field.required ? REQUIRED : null
  if (isNumeric(field)) return checkNumber(value, field)
  if (field.subtype === 'email' && !EMAIL.test(value)) return 'Must be an email address, like ada@example.com.'
  if (field.subtype === 'url' && !URL.canParse(value)) return 'Must be an address, like https://example.com.'
  return checkLength(value, field) ?? (field.pattern && !matches(value, field.pattern) ? `Must match the pattern ${field.pattern}.` : null)
}

function checkCount(count: number, least: number | null | undefined, most: number | null | undefined): string | null {
  if (least != null && count < least) return `Needs at least ${least}.`
  return most != null && count > most ? `Takes at most ${most}.` : null
}

const present = (state: FieldState | undefined, field: { required: boolean }) => (text(state) === '' && field.required ? REQUIRED : null)

/** What can be said without asking. The server judges by the schema itself and has the last word. */
const checks: { [K in FieldKind]: Check<K> } = {
  short_text: checkShortText,
  long_text: (state, field) => (text(state) === '' ? (field.required ? REQUIRED : null) : checkLength(text(state), field)),
  switch: (state, field) => (typeof state !== 'boolean' && field.required ? CHOOSE : null),
  single_select: (state, field) => (typeof state !== 'string' && field.required ? CHOOSE : null),
  multi_select: (state, field) => {
    const count = Array.isArray(state) ? state.length : 0
    return count === 0 && !field.required ? null : checkCount(count, field.min_count, field.max_count)
  },
  date: (state, field) => {
    const day = text(state)
    if (day === '') return field.required ? REQUIRED : null
    if (field.min_date && day < field.min_date) return `Must be ${field.min_date} or later.`
    return field.max_date && day > field.max_date ? `Must be ${field.max_date} or earlier.` : null
  },
  datetime: present,
  time: present,
  json: (state, field) => {
    if (text(state).trim() === '') return field.required ? REQUIRED : null
    const parsed = parseJson(text(state))
    if ('problem' in parsed) return `Not valid JSON: ${parsed.problem}.`
    return field.name === '' && !isRecord(parsed.value) ? 'Must be a JSON object: { … }.' : null
  },
  object_group: () => null,
  repeatable_group: (state, field) => {
    const count = Array.isArray(state) ? state.length : 0
    return count === 0 && !field.required ? null : checkCount(count, field.min_items, field.max_items)
  },
}

function problemsIn(field: FormField, state: FieldState | undefined, path: string): Problem[] {
  // A section that may be left out and was: its inner fields are not asked for.
  if (field.kind === 'object_group')
    return isRecord(state) && (field.required || !isBlank(state)) ? problemsOf(field.fields, state as FormState, path) : []
  const message = (checks[field.kind] as Check<FieldKind>)(state, field)
  if (field.kind !== 'repeatable_group') return message ? [{ path, message }] : []
  const rows = Array.isArray(state) ? state : []
  const inside = rows.flatMap((row, index) => (isRecord(row) ? problemsOf(field.item_fields, row as FormState, `${path}.${index}`) : []))
  return message ? [{ path: `${path}.root`, message }, ...inside] : inside
}

export function problemsOf(fields: readonly FormField[], state: FormState, prefix = ''): Problem[] {
  return fields.flatMap((field, index) => problemsIn(field, state[keyOf(index)], prefix ? `${prefix}.${keyOf(index)}` : keyOf(index)))
}
