import type { FormDefinition, FormField } from '#contract/form.ts'
import { choices, isBranching, resolve, type Schema } from './schema-node.ts'

/** Nested deeper than this a form is unusable, so the rest is one JSON editor. */
const MAX_DEPTH = 6
/** Fields of one form. Nobody fills in more, and schemas that refer to one another in circles come to millions within the depth. */
const MAX_FIELDS = 500
/** Characters. A longer answer needs room to be read back while it is typed. */
const LONG_TEXT_FROM = 200
const LONG_NAMES = /reason|comment|note|feedback|explanation|description|summary|message|details|rationale|instructions/i

type Base = { name: string; label: string; hint: string | null; required: boolean; nullable?: boolean }
type Place = { root: Schema; depth: number; budget: { fields: number } }

/** `customer_id` and `customerId` are both read as "Customer id". */
export function humanise(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
  const sentence = /^[A-Z0-9 ]+$/.test(words) && words.length < 5 ? words : words.toLowerCase()
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

function stringField(base: Base, schema: Schema): FormField {
  const limits = { min_length: number(schema.minLength), max_length: number(schema.maxLength) }
  const initial = text(schema.default)
  if (schema.format === 'date') return { ...base, kind: 'date', default: initial }
  if (schema.format === 'date-time') return { ...base, kind: 'datetime', default: initial }
  if (schema.format === 'time') return { ...base, kind: 'time', step_minutes: 15, default: initial }
  const long = (limits.min_length ?? 0) >= 100 || (limits.max_length ?? 0) > LONG_TEXT_FROM || LONG_NAMES.test(base.name)
  if (long && !schema.format) return { ...base, kind: 'long_text', ...limits, default: initial }
  const subtype = schema.format === 'email' ? 'email' : schema.format === 'uri' || schema.format === 'url' ? 'url' : 'plain'
  return { ...base, kind: 'short_text', subtype, ...limits, pattern: text(schema.pattern), default: initial }
}

function numberField(base: Base, schema: Schema): FormField {
  const integer = schema.type === 'integer'
  const minimum = number(schema.minimum) ?? number(schema.exclusiveMinimum)
  const maximum = number(schema.maximum) ?? number(schema.exclusiveMaximum)
  return { ...base, kind: 'short_text', subtype: 'number', integer, minimum, maximum, default: number(schema.default) }
}

function arrayField(base: Base, schema: Schema, place: Place): FormField {
  const limits = { min: number(schema.minItems), max: number(schema.maxItems) }
  // A tuple: each place has a schema of its own.
  if (!schema.items || Array.isArray(schema.items) || schema.prefixItems) return jsonField(base, schema)
  const item = resolve(place.root, schema.items).schema
  const options = choices(place.root, item)
  const initial = Array.isArray(schema.default) ? schema.default.filter((value) => typeof value === 'string') : []
  if (options) return { ...base, kind: 'multi_select', options, default: initial, min_count: limits.min, max_count: limits.max }
  const rows = { kind: 'repeatable_group' as const, min_items: limits.min, max_items: limits.max }
  if (item.type === 'object' && item.properties && !isBranching(place.root, item))
    return { ...base, ...rows, item_fields: fieldsOf(item, { ...place, depth: place.depth + 1 }) }
  const value = fieldOf('value', item, { required: true, place: { ...place, depth: place.depth + 1 } })
  return value.kind === 'json'
    ? jsonField(base, schema)
    : { ...base, ...rows, scalar: true, item_fields: [{ ...value, label: base.label }] }
}

function jsonField(base: Base, schema: Schema): FormField {
  return { ...base, kind: 'json', schema, default: schema.default }
}

function fieldOf(name: string, raw: Schema | boolean, { required, place }: { required: boolean; place: Place }): FormField {
  const { schema, nullable } = resolve(place.root, raw)
  const words = { name, label: schema.title ?? humanise(name), hint: schema.description ?? null }
  const base: Base = { ...words, required: required && !nullable, ...(required && nullable && { nullable }) }
  if (place.depth > MAX_DEPTH || place.budget.fields-- <= 0) return jsonField(base, schema)
  const options = choices(place.root, schema)
  if (options) return { ...base, kind: 'single_select', options, default: text(schema.default) }
  if (schema.type === 'boolean' || typeof schema.const === 'boolean')
    return {
      ...base,
      kind: 'switch',
      true_label: 'Yes',
      false_label: 'No',
      default: typeof schema.default === 'boolean' ? schema.default : null,
    }
  if (schema.type === 'string' && !schema.enum && schema.const === undefined) return stringField(base, schema)
  if ((schema.type === 'number' || schema.type === 'integer') && !schema.enum && schema.const === undefined)
    return numberField(base, schema)
  if (schema.type === 'object' && schema.properties && !isBranching(place.root, schema))
    return { ...base, kind: 'object_group', fields: fieldsOf(schema, { ...place, depth: place.depth + 1 }) }
  if (schema.type === 'array') return arrayField(base, schema, place)
  return jsonField(base, schema)
}

function fieldsOf({ properties = {}, required = [], additionalProperties = true }: Schema, place: Place): FormField[] {
  // What is demanded without being described is described by the schema of the others.
  const others = required.filter((name) => !Object.hasOwn(properties, name)).map((name) => [name, additionalProperties] as const)
  // `false` is a property that no answer may have.
  const askable = [...Object.entries(properties), ...others].filter(([, property]) => property !== false)
  return askable.map(([name, property]) => fieldOf(name, property, { required: required.includes(name), place }))
}

/** Labels and hints that an agent's own form definition gives to fields of the same name. */
function withOwnWords(field: FormField, definition: unknown): FormField {
  const fields = typeof definition === 'object' && definition !== null && 'fields' in definition ? definition.fields : null
  const own = Array.isArray(fields) ? fields.find((other) => other?.name === field.name) : null
  if (!own) return field
  const words = { label: text(own.label) ?? field.label, hint: text(own.hint) ?? field.hint }
  if (field.kind !== 'switch') return { ...field, ...words }
  return {
    ...field,
    ...words,
    true_label: text(own.true_label) ?? field.true_label,
    false_label: text(own.false_label) ?? field.false_label,
  }
}

/**
 * The form for a response schema. Every property gets a field; what cannot be drawn gets a JSON editor, so that a person
 * can always write a valid answer. A schema without properties is one JSON editor for the whole answer, with no name.
 */
export function formFor(responseSchema: Schema, definition: unknown = null): FormDefinition {
  const { schema } = resolve(responseSchema, responseSchema)
  const isDrawn = schema.properties && !isBranching(responseSchema, schema)
  const fields = isDrawn ? fieldsOf(schema, { root: responseSchema, depth: 0, budget: { fields: MAX_FIELDS } }) : []
  if (fields.length > 0) return { version: 1, fields: fields.map((field) => withOwnWords(field, definition)) }
  return { version: 1, fields: [jsonField({ name: '', label: 'Answer', hint: schema.description ?? null, required: true }, schema)] }
}
