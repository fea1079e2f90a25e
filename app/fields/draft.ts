import type { FormField } from '#contract/form.ts'
import { columnFields } from './columns.ts'
import { filesOf, idOf } from './files.ts'
import { isRecord, keyOf, recordOf, rowsOf, type FieldState, type FormState } from './state.ts'

const PREFIX = 'awaithumans:draft:'

/** Kept in the browser, so that it outlives a closed tab, a sign-out and a phone that runs out of battery. The name has the person in it. */
const nameOf = (draftKey: string) => PREFIX + draftKey

/** Days after which nobody comes back for it: longer than tasks usually wait, short enough not to gather. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'
const areRows = (fields: readonly FormField[], value: unknown) => Array.isArray(value) && value.every((row) => allFit(fields, row))

function fits(field: FormField, value: unknown): boolean {
  switch (field.kind) {
    case 'display_text':
    case 'image':
    case 'video':
    case 'pdf_viewer':
    case 'html':
    case 'section':
    case 'divider':
      return true
    case 'switch':
      return typeof value === 'boolean' || value === null
    case 'star_rating':
    case 'opinion_scale':
      return isNumber(value) || value === null
    case 'single_select':
      return isText(value) || value === null
    case 'multi_select':
    case 'picture_choice':
      return Array.isArray(value) && value.every(isText)
    case 'ranking':
      return Array.isArray(value) && value.length === field.options.length && field.options.every((option) => value.includes(option.value))
    case 'date_range':
      return isRecord(value) && isText(value.start) && isText(value.end)
    case 'file_upload':
      return Array.isArray(value) && filesOf(value).length === value.length
    case 'section_collapse':
    case 'object_group':
      return allFit(field.fields, value)
    case 'variant_group':
      return (
        isRecord(value) &&
        (isText(value.chosen) || value.chosen === null) &&
        field.variants.every((variant, index) => allFit(variant.fields, value[keyOf(index)]))
      )
    case 'table':
      return areRows(columnFields(field), value)
    case 'subform':
      return areRows(field.fields, value)
    case 'repeatable_group':
      return areRows(field.item_fields, value)
    default:
      return isText(value)
  }
}

function allFit(fields: readonly FormField[], value: unknown): value is FormState {
  return isRecord(value) && fields.every((field, index) => fits(field, value[keyOf(index)]))
}

function withoutSecrets(fields: readonly FormField[], state: FormState): FormState {
  return Object.fromEntries(fields.map((field, index) => [keyOf(index), withoutSecret(field, state[keyOf(index)] ?? null)]))
}

/** Passwords and signatures are not left lying about, and files are too large to be. */
function withoutSecret(field: FormField, state: FieldState): FieldState {
  switch (field.kind) {
    case 'short_text':
      return field.subtype === 'password' ? '' : state
    case 'signature':
      return ''
    case 'file_upload':
      return filesOf(state).filter((file) => idOf(file) !== null)
    case 'section_collapse':
    case 'object_group':
      return withoutSecrets(field.fields, recordOf(state))
    case 'variant_group': {
      const { chosen = null, ...sets } = recordOf(state)
      const kept = field.variants.map((variant, index) => [keyOf(index), withoutSecrets(variant.fields, recordOf(sets[keyOf(index)]))])
      return { chosen, ...(Object.fromEntries(kept) as FormState) }
    }
    case 'subform':
      return rowsOf(state).map((row) => withoutSecrets(field.fields, row))
    case 'repeatable_group':
      return rowsOf(state).map((row) => withoutSecrets(field.item_fields, row))
    default:
      return state
  }
}

/** Null when nothing was kept, or what was kept is from another form or too old. */
export function parseDraft(fields: readonly FormField[], stored: string | null, now: number): FormState | null {
  try {
    const kept: unknown = JSON.parse(stored ?? 'null')
    if (!isRecord(kept) || !isFresh(kept.at, now)) return null
    return allFit(fields, kept.state) ? kept.state : null
  } catch {
    return null
  }
}

export function formatDraft(fields: readonly FormField[], state: FormState, now: number): string {
  return JSON.stringify({ at: now, state: withoutSecrets(fields, state) })
}

function isFresh(at: unknown, now: number): boolean {
  return typeof at === 'number' && now - at < KEPT_DAYS * DAY_MS
}

/** Storage may be full or forbidden; typing goes on without it. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

/** Takes away the drafts that nobody came back for. */
function tidy(now: number): void {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    const kept = attempt(() => JSON.parse(localStorage.getItem(name) ?? 'null') as unknown)
    if (!isRecord(kept) || !isFresh(kept.at, now)) localStorage.removeItem(name)
  }
}

export function loadDraft(draftKey: string, fields: readonly FormField[]): FormState | null {
  attempt(() => tidy(Date.now()))
  return parseDraft(
    fields,
    attempt(() => localStorage.getItem(nameOf(draftKey))),
    Date.now(),
  )
}

export function saveDraft(draftKey: string, fields: readonly FormField[], state: FormState): void {
  attempt(() => localStorage.setItem(nameOf(draftKey), formatDraft(fields, state, Date.now())))
}

export function dropDraft(draftKey: string): void {
  attempt(() => localStorage.removeItem(nameOf(draftKey)))
}
