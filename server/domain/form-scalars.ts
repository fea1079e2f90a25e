import type { FieldOf, FormField } from '#contract/form.ts'
import { number, text, type Base } from './form-base.ts'
import { choices } from './schema-choices.ts'
import type { Schema } from './schema.ts'

/** Characters. A longer answer needs room to be read back while it is typed. */
const LONG_TEXT_FROM = 200
/** Characters demanded. Nobody writes that much on one line. */
const LONG_TEXT_LEAST = 100
const LONG_NAMES = /reason|comment|note|feedback|explanation|description|summary|message|details|rationale|instructions/i

const SUBTYPES: Record<string, FieldOf<'short_text'>['subtype']> = {
  email: 'email',
  uri: 'url',
  url: 'url',
  phone: 'phone',
  tel: 'phone',
  password: 'password',
}

/** The first example is what the empty field shows. */
function placeholderOf({ examples }: Schema): { placeholder?: string } {
  const [first] = Array.isArray(examples) ? examples : []
  return typeof first === 'string' || typeof first === 'number' ? { placeholder: String(first) } : {}
}

function momentField(base: Base, schema: Schema): FormField | null {
  const initial = text(schema.default)
  if (schema.format === 'date') return { ...base, kind: 'date', default: initial }
  if (schema.format === 'date-time') return { ...base, kind: 'datetime', default: initial }
  return schema.format === 'time' ? { ...base, kind: 'time', step_minutes: 15, default: initial } : null
}

function isLong(name: string, { minLength, maxLength, format }: Schema): boolean {
  return !format && ((number(minLength) ?? 0) >= LONG_TEXT_LEAST || (number(maxLength) ?? 0) > LONG_TEXT_FROM || LONG_NAMES.test(name))
}

function stringField(base: Base, schema: Schema): FormField {
  const moment = momentField(base, schema)
  if (moment) return moment
  const limits = { min_length: number(schema.minLength), max_length: number(schema.maxLength), pattern: text(schema.pattern) }
  const common = { ...base, ...placeholderOf(schema), default: text(schema.default) }
  if (schema.contentMediaType === 'text/markdown' && limits.pattern === null && limits.min_length === null)
    return { ...common, kind: 'rich_text', max_length: limits.max_length }
  if (isLong(base.name, schema)) return { ...common, kind: 'long_text', ...limits }
  return { ...common, kind: 'short_text', subtype: SUBTYPES[String(schema.format)] ?? 'plain', ...limits }
}

/** The ends of what JavaScript counts exactly are no limit that anybody set. */
function limit(value: unknown): number | null {
  return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER ? null : number(value)
}

function numberField(base: Base, schema: Schema): FormField {
  return {
    ...base,
    ...placeholderOf(schema),
    kind: 'short_text',
    subtype: 'number',
    integer: schema.type === 'integer',
    minimum: limit(schema.minimum),
    maximum: limit(schema.maximum),
    ...(number(schema.exclusiveMinimum) !== null && { exclusive_minimum: number(schema.exclusiveMinimum) }),
    ...(number(schema.exclusiveMaximum) !== null && { exclusive_maximum: number(schema.exclusiveMaximum) }),
    ...(number(schema.multipleOf) !== null && { multiple_of: number(schema.multipleOf) }),
    default: number(schema.default),
  }
}

function booleanField(base: Base, schema: Schema): FormField {
  const initial = typeof schema.default === 'boolean' ? schema.default : null
  return { ...base, kind: 'switch', true_label: 'Yes', false_label: 'No', default: initial }
}

function choiceField(base: Base, schema: Schema, root: Schema): FormField | null {
  const found = choices(root, schema)
  if (!found) return null
  const values = found.options.map(({ value }) => value)
  if (found.json_values && values.length === 2 && values.every((value) => value === 'true' || value === 'false'))
    return booleanField(base, schema)
  const given = schema.default === undefined ? null : found.json_values ? JSON.stringify(schema.default) : text(schema.default)
  // Where there is only one answer, it need not be looked for.
  const initial = given ?? (values.length === 1 && base.required && typeof schema.const === 'string' ? values[0] : null)
  return { ...base, kind: 'single_select', ...found, default: initial !== undefined && values.includes(String(initial)) ? initial : null }
}

/** Whether any text at all fits one branch: then a plain line of text is easier than JSON. */
function takesAnyText({ anyOf, type }: Schema): boolean {
  const branches = anyOf ?? (Array.isArray(type) ? type.map((each) => ({ type: each })) : [])
  return branches.some(
    (branch) => branch.type === 'string' && Object.keys(branch).every((key) => ['type', 'title', 'description'].includes(key)),
  )
}

/** The field for one value: a choice, a switch, a number or a text. Null when it is none of these. */
export function scalarField(base: Base, schema: Schema, root: Schema): FormField | null {
  const choice = choiceField(base, schema, root)
  if (choice) return choice
  if (schema.enum || schema.const !== undefined) return null
  if (takesAnyText(schema)) return stringField(base, { default: schema.default })
  if (schema.anyOf || schema.oneOf) return null
  if (schema.type === 'boolean') return booleanField(base, schema)
  if (schema.type === 'string') return stringField(base, schema)
  return schema.type === 'number' || schema.type === 'integer' ? numberField(base, schema) : null
}
