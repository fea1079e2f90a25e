import type { FieldKind, FieldOf } from '#contract/form.ts'
import { filesOf } from './files.ts'
import { fromLocal, toLocal } from './local-time.ts'
import { meaningOf, optionFor } from './option-values.ts'
import { isNumeric, isString, parseJson, parseNumber, recordOf, textOf, textOrNull, type FieldState, type FormState } from './state.ts'

export type Codec<K extends FieldKind> = {
  /** Undefined when the value is not of this kind: the default counts then. */
  read: (value: unknown, field: FieldOf<K>) => FieldState | undefined
  empty: FieldState | ((field: FieldOf<K>) => FieldState)
  /** Null for nothing. */
  write: (state: FieldState | undefined, field: FieldOf<K>) => unknown
}

/** Kinds that hold others, whose codecs need those of what they hold. */
export type NestingKind = 'section_collapse' | 'table' | 'subform' | 'object_group' | 'repeatable_group' | 'variant_group'

const shown = { read: () => undefined, empty: null, write: () => null }
const text = { read: textOf, empty: '', write: textOrNull }
const numberOrNull = (state: unknown) => (typeof state === 'number' ? state : null)
const isDay = (value: unknown): value is string => isString(value) && /^\d{4}-\d{2}-\d{2}/.test(value)

/** An empty list is an answer, unless it may be left out and would be too short. */
export function orNothing(items: unknown[], field: { required: boolean }, least: number | null | undefined): unknown[] | null {
  return items.length === 0 && !field.required && (least ?? 0) > 0 ? null : items
}

function chosenOf(value: unknown, field: Parameters<typeof optionFor>[0]): string[] | undefined {
  return Array.isArray(value) ? value.flatMap((item) => optionFor(field, item) ?? []) : undefined
}

/** Every option once: those that the proposal names first, in its order. */
function ranked(value: unknown, field: FieldOf<'ranking'>): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const all = field.options.map((option) => option.value)
  const named = [...new Set(value)].filter((item): item is string => all.includes(item as string))
  return [...named, ...all.filter((item) => !named.includes(item))]
}

const days = (state: FormState) => ({ start: textOrNull(state.start), end: textOrNull(state.end) })

export const leafCodecs: { [K in Exclude<FieldKind, NestingKind>]: Codec<K> } = {
  display_text: shown,
  image: shown,
  video: shown,
  pdf_viewer: shown,
  html: shown,
  section: shown,
  divider: shown,
  short_text: {
    read: (value, field) => (isNumeric(field) && typeof value === 'number' ? String(value) : textOf(value)),
    empty: '',
    write: (state, field) => (isNumeric(field) ? parseNumber(textOrNull(state) ?? '') : textOrNull(state)),
  },
  long_text: text,
  rich_text: text,
  switch: {
    read: (value) => (typeof value === 'boolean' ? value : undefined),
    empty: null,
    write: (state) => (typeof state === 'boolean' ? state : null),
  },
  single_select: {
    read: (value, field) => (value === undefined ? undefined : optionFor(field, value)),
    empty: null,
    // An option may be '', so only null is nothing here.
    write: (state, field) => (isString(state) ? meaningOf(field, state) : null),
  },
  multi_select: {
    read: chosenOf,
    empty: [],
    write: (state, field) => {
      const chosen = Array.isArray(state) ? state.filter(isString) : []
      return orNothing(
        chosen.map((value) => meaningOf(field, value)),
        field,
        field.min_count,
      )
    },
  },
  picture_choice: { read: chosenOf, empty: [], write: (state) => (Array.isArray(state) ? state : []) },
  slider: {
    read: (value) => (typeof value === 'number' ? String(value) : undefined),
    // Not the middle: a slider that nobody touched is no answer.
    empty: '',
    write: (state) => parseNumber(textOrNull(state) ?? ''),
  },
  star_rating: { read: (value) => (typeof value === 'number' && value > 0 ? value : undefined), empty: null, write: numberOrNull },
  opinion_scale: { read: (value) => (typeof value === 'number' ? value : undefined), empty: null, write: numberOrNull },
  ranking: {
    read: ranked,
    empty: (field) => field.options.map((option) => option.value),
    write: (state) => (Array.isArray(state) ? state : []),
  },
  date: { read: (value) => (isDay(value) ? value.slice(0, 10) : undefined), empty: '', write: textOrNull },
  datetime: {
    read: (value, field) => (isString(value) ? toLocal(value, field.timezone) : undefined),
    empty: '',
    write: (state, field) => fromLocal(textOrNull(state) ?? '', field.timezone),
  },
  date_range: {
    read: (value) => {
      const { start, end } = recordOf(value)
      if (!isDay(start) && !isDay(end)) return undefined
      return { start: isDay(start) ? start.slice(0, 10) : '', end: isDay(end) ? end.slice(0, 10) : '' }
    },
    empty: { start: '', end: '' },
    write: (state) => {
      const range = days(recordOf(state))
      return range.start === null && range.end === null ? null : range
    },
  },
  time: {
    read: (value) => (isString(value) ? /^\d{2}:\d{2}/.exec(value)?.[0] : undefined),
    empty: '',
    write: textOrNull,
  },
  file_upload: {
    read: (value) => (Array.isArray(value) ? filesOf(value) : undefined),
    empty: [],
    write: (state) => {
      const files = filesOf(state)
      return files.length > 0 ? files : null
    },
  },
  signature: { read: (value) => (isString(value) && value.startsWith('data:image/') ? value : undefined), empty: '', write: textOrNull },
  json: {
    read: (value) => (value === undefined ? undefined : JSON.stringify(value, null, 2)),
    empty: '',
    write: (state) => {
      const parsed = parseJson(textOrNull(state) ?? 'null')
      return 'value' in parsed ? parsed.value : null
    },
  },
}
