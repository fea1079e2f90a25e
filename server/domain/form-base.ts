import type { FormField } from '#contract/form.ts'
import type { Schema } from './schema.ts'

/** What every drawn field begins with. */
export type Base = { name: string; label: string; hint: string | null; required: boolean; nullable?: boolean }

/** Where in the schema a field is drawn. `budget` is shared by the whole form. */
export type Place = { root: Schema; depth: number; budget: { fields: number } }

/** Draws what lies deeper. Handed down, because objects draw lists and lists draw objects. */
export type Draw = {
  field: (name: string, schema: Schema | boolean, how: { required: boolean; place: Place }) => FormField
  fields: (schema: Schema, place: Place) => FormField[]
}

export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
export const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
export const deeper = (place: Place): Place => ({ ...place, depth: place.depth + 1 })

/** What cannot be drawn is written, and checked by its own schema. */
export function jsonField(base: Base, schema: Schema): FormField {
  return { ...base, kind: 'json', schema, default: schema.default }
}
