import type { FieldOf } from '#contract/form.ts'

/** What the controls hold: numbers and JSON as the text that was typed, so that half a number is not lost. */
export type FieldState = string | number | boolean | null | string[] | FormState | FormState[]
export type FormState = { [key: string]: FieldState }

/** An answer as the server takes it. */
export type Answer = Record<string, unknown>

/** Fields are kept under their place, not their name: `a.b`, `0` and `__proto__` are fine names in a schema and broken paths in a form. */
export function keyOf(index: number): string {
  return `f${index}`
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const isString = (value: unknown): value is string => typeof value === 'string'
export const textOf = (value: unknown) => (isString(value) ? value : undefined)
export const textOrNull = (state: unknown) => (isString(state) && state !== '' ? state : null)
export const recordOf = (state: unknown): FormState => (isRecord(state) ? (state as FormState) : {})

export function rowsOf(state: FieldState | undefined): FormState[] {
  return Array.isArray(state) ? state.filter((row): row is FormState => isRecord(row)) : []
}

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

/** Whether nothing was entered anywhere inside. */
export function isBlank(state: unknown): boolean {
  if (Array.isArray(state)) return state.every((item) => item === null || item === '' || (isRecord(item) && isBlank(item)))
  return isRecord(state) ? Object.values(state).every(isBlank) : state === null || state === undefined || state === ''
}
