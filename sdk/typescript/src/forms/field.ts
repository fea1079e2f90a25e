/** Where a schema keeps how it is drawn, so that a field can also be given to zod 4's `.meta()`. */
const META = 'x-awaithumans'

declare const answer: unique symbol

/** A field of a form: in wire format, and with the type of what it answers. */
export type Field<Value = unknown, Required extends boolean = boolean> = {
  readonly [META]: WireField
  readonly [answer]?: { value: Value; required: Required }
}

/** A field that only shows something; it has no part in the answer. */
export type Display = { readonly [META]: WireField; readonly [answer]?: 'nothing' }

/** Fields that can be folded away. They answer beside it, not inside. */
export type Section<Fields extends FieldMap = FieldMap> = { readonly [META]: WireField; readonly [answer]?: { beside: Fields } }

/** A field in wire format (docs/forms.md), its name still missing. */
export type WireField = { readonly kind: string; readonly [key: string]: unknown }

/**
 * The fields of a form by name. Only what all fields share: the type of an answer in here would be taken for a wish by
 * the helpers whose results are put in.
 */
export type FieldMap = { readonly [name: string]: { readonly [META]: WireField } }

/** An intersection as one object, which reads better where an editor shows it. */
export type Flat<T> = { [K in keyof T]: T[K] }
type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never
type ValueOf<F> = F extends Field<infer Value> ? Value : never
type KeysOf<Fields, Required extends boolean> = {
  [K in keyof Fields]: Fields[K] extends Field<unknown, infer R> ? (R extends Required ? K : never) : never
}[keyof Fields]
type SectionsIn<Fields> = { [K in keyof Fields]: Fields[K] extends Section<infer Inner> ? AnswerOf<Inner> : never }[keyof Fields]
type Beside<Fields> = [SectionsIn<Fields>] extends [never] ? unknown : Intersection<SectionsIn<Fields>>

/** What a form with these fields answers. */
export type AnswerOf<Fields extends FieldMap> = Flat<
  { [K in KeysOf<Fields, true>]: ValueOf<Fields[K]> } & { [K in KeysOf<Fields, false>]?: ValueOf<Fields[K]> } & Beside<Fields>
>

/** What every field may say of itself. */
export type Words<Required extends boolean = boolean> = {
  /** Above the field. Default: its name, as words. */
  label?: string | undefined
  /** Below the label, smaller. */
  hint?: string | undefined
  /** Whether there must be an answer. Default true. */
  required?: Required | undefined
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** `minLength` is `min_length` on the wire; what is undefined is left out. */
export function toWire(kind: string, options: object): WireField {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined)
  return { kind, ...Object.fromEntries(entries.map(([key, value]) => [snake(key), value])) }
}

/** A field that answers. */
export function fieldOf<Value, Required extends boolean>(kind: string, options: object): Field<Value, Required> {
  return { [META]: toWire(kind, { required: true, ...withoutUndefined(options) }) }
}

function withoutUndefined(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

/** A field that only shows something. */
export function displayOf(kind: string, options: object): Display {
  return { [META]: toWire(kind, { required: false, ...withoutUndefined(options) }) }
}

/** A section, with its fields already in wire format. */
export function sectionOf<Fields extends FieldMap>(options: object): Section<Fields> {
  return { [META]: toWire('section_collapse', { required: false, ...withoutUndefined(options) }) }
}

const isShown = new Set(['display_text', 'image', 'video', 'pdf_viewer', 'html', 'section', 'divider', 'section_collapse'])

/** Fields as the wire wants them: a list, each with its name; what only shows something needs none. */
export function toWireFields(fields: FieldMap): WireField[] {
  return Object.entries(fields).map(([name, { [META]: field }]) => ({ name: isShown.has(field.kind) ? '' : name, ...field }))
}
