import type { FormField } from '#contract/form.ts'
import { isRecord, keyOf, type FieldState, type FormState } from './values.ts'

/** For this tab only, and gone with it: an answer may be confidential. */
const nameOf = (draftKey: string) => `awaithumans:draft:${draftKey}`

const isText = (value: unknown) => typeof value === 'string'

function fits(field: FormField, value: unknown): boolean {
  switch (field.kind) {
    case 'switch':
      return typeof value === 'boolean' || value === null
    case 'single_select':
      return isText(value) || value === null
    case 'multi_select':
      return Array.isArray(value) && value.every(isText)
    case 'object_group':
      return allFit(field.fields, value)
    case 'repeatable_group':
      return Array.isArray(value) && value.every((row) => allFit(field.item_fields, row))
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

function withoutSecret(field: FormField, state: FieldState): FieldState {
  if (field.kind === 'short_text' && field.subtype === 'password') return ''
  if (field.kind === 'object_group' && isRecord(state)) return withoutSecrets(field.fields, state as FormState)
  if (field.kind === 'repeatable_group' && Array.isArray(state))
    return state.map((row) => withoutSecrets(field.item_fields, row as FormState))
  return state
}

/** Null when nothing was kept, or what was kept is from another form. */
export function parseDraft(fields: readonly FormField[], stored: string | null): FormState | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null')
    return allFit(fields, value) ? value : null
  } catch {
    return null
  }
}

export function formatDraft(fields: readonly FormField[], state: FormState): string {
  return JSON.stringify(withoutSecrets(fields, state))
}

/** Storage may be full or forbidden; typing goes on without it. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

export function loadDraft(draftKey: string, fields: readonly FormField[]): FormState | null {
  return parseDraft(
    fields,
    attempt(() => sessionStorage.getItem(nameOf(draftKey))),
  )
}

export function saveDraft(draftKey: string, draft: string): void {
  attempt(() => sessionStorage.setItem(nameOf(draftKey), draft))
}

export function dropDraft(draftKey: string): void {
  attempt(() => sessionStorage.removeItem(nameOf(draftKey)))
}
