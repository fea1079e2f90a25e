import type { FieldKind, FieldOf, FormField } from '#contract/form.ts'
import { fromLocal, toLocal } from './local-time.ts'

/** What the controls hold: numbers and JSON as the text that was typed, so that half a number is not lost. */
export type FieldState = string | boolean | null | string[] | FormState | FormState[]
export type FormState = { [key: string]: FieldState }

/** An answer as the server takes it. */
export type Answer = Record<string, unknown>

type Codec<K extends FieldKind> = {
  /** Undefined when the value is not of this kind: the default counts then. */
  read: (value: unknown, field: FieldOf<K>) => FieldState | undefined
  empty: FieldState
  /** Null for nothing. */
  write: (state: FieldState | undefined, field: FieldOf<K>) => unknown
}

/** Fields are kept under their place, not their name: `a.b`, `0` and `__proto__` are fine names in a schema and broken paths in a form. */
export function keyOf(index: number): string {
  return `f${index}`
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const isString = (value: unknown): value is string => typeof value === 'string'
const textOf = (value: unknown) => (isString(value) ? value : undefined)
const textOrNull = (state: unknown) => (isString(state) && state !== '' ? state : null)

/** A point for decimals and no separators: "1,500" is one thing in London and another in Berlin, and this may be money. */
const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

export function parseNumber(text: string): number | null {
  const value = NUMBER.test(text.trim()) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : null
}

export function parseJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

export function isNumeric(field: FieldOf<'short_text'>): boolean {
  return field.subtype === 'number' || field.subtype === 'currency'
}

const codecs: { [K in FieldKind]: Codec<K> } = {
  short_text: {
    read: (value, field) => (isNumeric(field) && typeof value === 'number' ? String(value) : textOf(value)),
    empty: '',
    write: (state, field) => (isNumeric(field) ? parseNumber(textOrNull(state) ?? '') : textOrNull(state)),
  },
  long_text: { read: textOf, empty: '', write: textOrNull },
  switch: {
    read: (value) => (typeof value === 'boolean' ? value : undefined),
    empty: null,
    write: (state) => (typeof state === 'boolean' ? state : null),
  },
  single_select: {
    read: (value, field) => (field.options.some((option) => option.value === value) ? textOf(value) : undefined),
    empty: null,
    // An option may be '', so only null is nothing here.
    write: (state) => (isString(state) ? state : null),
  },
  multi_select: {
    read: (value, field) =>
      Array.isArray(value) ? value.filter((item) => field.options.some((option) => option.value === item)) : undefined,
    empty: [],
    write: (state, field) => orNothing(Array.isArray(state) ? state : [], field.required ? null : field.min_count),
  },
  date: { read: (value) => textOf(value)?.slice(0, 10), empty: '', write: textOrNull },
  datetime: {
    read: (value) => (isString(value) ? toLocal(value) : undefined),
    empty: '',
    write: (state) => fromLocal(textOrNull(state) ?? ''),
  },
  time: {
    read: (value) => (isString(value) ? /^\d{2}:\d{2}/.exec(value)?.[0] : undefined),
    empty: '',
    // JSON Schema's "time" has seconds, a time field has none.
    write: (state) => (textOrNull(state) === null ? null : `${String(state)}:00`.slice(0, 8)),
  },
  json: {
    read: (value) => (value === undefined ? undefined : JSON.stringify(value, null, 2)),
    empty: '',
    write: (state) => {
      const parsed = parseJson(textOrNull(state) ?? 'null')
      return 'value' in parsed ? parsed.value : null
    },
  },
  object_group: {
    read: (value, field) => initialState(field.fields, value),
    empty: {},
    write: (state, field) => (isRecord(state) && (field.required || !isBlank(state)) ? toObject(field.fields, state as FormState) : null),
  },
  repeatable_group: {
    read: (value, field) => (Array.isArray(value) ? value.map((item) => rowState(field, item)) : undefined),
    empty: [],
    write: (state, field) =>
      orNothing(
        rowsOf(state).map((row) => writeRow(field, row)),
        field.required ? null : field.min_items,
      ),
  },
}

/** An empty list is an answer, unless it may be left out and would be too short. */
function orNothing(items: unknown[], least: number | null | undefined): unknown[] | null {
  return items.length === 0 && (least ?? 0) > 0 ? null : items
}

function codecOf(field: FormField): Codec<FieldKind> {
  return codecs[field.kind] as Codec<FieldKind>
}

function rowsOf(state: FieldState | undefined): FormState[] {
  return Array.isArray(state) ? state.filter((row): row is FormState => isRecord(row)) : []
}

/** A new or given row of a repeatable group; a bare value stands in the row's only field. */
export function rowState(field: FieldOf<'repeatable_group'>, item?: unknown): FormState {
  const [only] = field.item_fields
  return initialState(field.item_fields, field.scalar && only ? Object.fromEntries([[only.name, item]]) : item)
}

function writeRow(field: FieldOf<'repeatable_group'>, row: FormState): unknown {
  const [only] = field.item_fields
  return field.scalar && only ? codecOf(only).write(row[keyOf(0)], only) : toObject(field.item_fields, row)
}

/** Whether nothing was entered anywhere inside. */
export function isBlank(state: unknown): boolean {
  if (Array.isArray(state)) return state.every((item) => item === null || item === '')
  return isRecord(state) ? Object.values(state).every(isBlank) : state === null || state === undefined || state === ''
}

/** What the form opens with: the agent's proposal, else the field's default, else nothing. A value of the wrong type is passed over. */
export function initialState(fields: readonly FormField[], initial: unknown): FormState {
  const given = isRecord(initial) ? initial : {}
  return Object.fromEntries(
    fields.map((field, index) => {
      const { read, empty } = codecOf(field)
      const value = field.name === '' && fields.length === 1 && isRecord(initial) ? initial : given[field.name]
      const fallback = 'default' in field && field.default !== null ? field.default : undefined
      return [keyOf(index), read(value, field) ?? read(fallback, field) ?? empty]
    }),
  )
}

function toObject(fields: readonly FormField[], state: FormState): Answer {
  const entries = fields.map((field, index) => ({ field, value: codecOf(field).write(state[keyOf(index)], field) }))
  return Object.fromEntries(
    entries
      .filter(({ field, value }) => field.name !== '' && (value !== null || field.required || field.nullable))
      .map(({ field, value }) => [field.name, value]),
  )
}

/** The answer to send: what is optional and empty is left out, what is required or nullable and empty is null. */
export function toAnswer(fields: readonly FormField[], state: FormState): Answer {
  const [only] = fields
  // A schema without properties is one nameless JSON field that holds the whole answer.
  if (only?.kind !== 'json' || only.name !== '' || fields.length > 1) return toObject(fields, state)
  const whole = codecOf(only).write(state[keyOf(0)], only)
  return isRecord(whole) ? whole : {}
}
