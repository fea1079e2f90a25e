import type { FormDefinition, FormField } from '#contract/form.ts'
import { answerFields, fieldSchema, isAnswered, wholeField } from '#contract/rules/registry.ts'
import { under, type Problem } from '#contract/rules/rules.ts'
import { isBranching, resolve } from './schema-node.ts'
import type { Schema } from './schema.ts'

function typesOf(root: Schema, raw: Schema | boolean): Set<string> | null {
  const { schema, nullable } = resolve(root, raw)
  const found = ownTypes(root, schema)
  return found && nullable ? new Set([...found, 'null']) : found
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The JSON types a node may have; null for any. Whole numbers count as numbers. */
function ownTypes(root: Schema, schema: Schema): Set<string> | null {
  if (schema.const !== undefined) return new Set([typeOfValue(schema.const)])
  if (schema.enum) return new Set(schema.enum.map(typeOfValue))
  if (schema.type !== undefined) return new Set([schema.type].flat().map((type) => (type === 'integer' ? 'number' : type)))
  const branches = (schema.anyOf ?? schema.oneOf)?.map((branch) => typesOf(root, branch))
  if (branches?.every((types) => types !== null)) return new Set(branches.flatMap((types) => [...types]))
  return schema.properties ? new Set(['object']) : null
}

/** The values that a node lists; null when it does not list them. */
function listed(schema: Schema): unknown[] | null {
  return schema.const !== undefined ? [schema.const] : (schema.enum ?? null)
}

/** Why nothing that a field may answer can fit a schema; null when something can. */
export function whyUnfit(field: FormField, raw: Schema | boolean, root: Schema = {}): string | null {
  if (!isAnswered(field)) return `"${field.kind}" only shows something: it answers nothing.`
  const { schema } = resolve(root, raw)
  const own = fieldSchema(field) as Schema
  const [given, wanted] = [typesOf({}, own), typesOf(root, raw)]
  if (given && wanted && ![...given].some((type) => wanted.has(type)))
    return `"${field.kind}" answers with ${[...given].join(' or ')}, and the response schema wants ${[...wanted].join(' or ')}.`
  const [offered, taken] = [listed(own), listed(schema)]
  if (offered && taken && !offered.some((value) => taken.includes(value)))
    return 'None of its options is a value that the response schema takes.'
  const problems = field.kind === 'object_group' ? missing(field.fields, schema, root) : []
  return problems[0]?.message ?? null
}

/** What a schema demands and no field can give. */
function missing(fields: readonly FormField[], schema: Schema, root: Schema): Problem[] {
  const answered = answerFields(fields)
  const names = new Set(answered.map(({ name }) => name))
  const unasked = (schema.required ?? []).filter((name) => !names.has(name))
  return [
    ...unasked.map((name) => ({ path: '', message: `Has no field for "${name}", which the response schema requires.` })),
    ...answered.flatMap((field) => {
      const property = schema.properties && Object.hasOwn(schema.properties, field.name) ? schema.properties[field.name] : undefined
      const why = property === undefined ? unknownProperty(field, schema) : whyUnfit(field, property, root)
      return why ? under(field.name, [{ path: '', message: why }]) : []
    }),
  ]
}

function unknownProperty(field: FormField, { additionalProperties, patternProperties }: Schema): string | null {
  return additionalProperties === false && !patternProperties && field.required ? 'The response schema has no such property.' : null
}

/** What keeps every answer of a form from fitting the response schema: `path` points into the answer. */
export function misfits(form: FormDefinition, responseSchema: Schema): Problem[] {
  const { schema } = resolve(responseSchema, responseSchema)
  const whole = wholeField(form.fields)
  if (whole) return []
  // Where branches ask for more, what they ask for is not known before the answer is.
  if (isBranching(responseSchema, schema)) return []
  return missing(form.fields, schema, responseSchema)
}

/** What the schema demands has to be asked for, whatever the form says. Lists may be empty: they are sent either way. */
function demanded(field: FormField, property: Schema | boolean, root: Schema): FormField {
  if (field.required || field.nullable || fieldSchema(field).type === 'array') return field
  return resolve(root, property).nullable ? { ...field, nullable: true } : { ...field, required: true }
}

/**
 * The form as it is shown beside its response schema, completed so that a valid answer can always be given. Older SDKs draw
 * a box for text where they know nothing better: where the schema takes no text, the field of the drawn form takes the box's
 * place and keeps its words. They leave out what they cannot draw at all: what the schema requires of it comes at the end.
 */
export function besideSchema(form: FormDefinition, { schema: root, drawn }: { schema: Schema; drawn: FormDefinition }): FormDefinition {
  const { properties = {}, required = [] } = resolve(root, root).schema
  const fields = form.fields.map((field) => {
    const property = Object.hasOwn(properties, field.name) ? properties[field.name] : undefined
    if (property === undefined || !isAnswered(field)) return field
    const isText = field.kind === 'long_text' || (field.kind === 'short_text' && field.subtype === 'plain')
    const better = isText && whyUnfit(field, property, root) ? drawn.fields.find(({ name }) => name === field.name) : undefined
    if (better) return { ...better, label: field.label ?? better.label, hint: field.hint ?? better.hint }
    return required.includes(field.name) ? demanded(field, property, root) : field
  })
  const there = new Set([...form.fields, ...answerFields(form.fields)].map(({ name }) => name))
  const left = required.filter((name) => !there.has(name)).flatMap((name) => drawn.fields.find((field) => field.name === name) ?? [])
  return { ...form, fields: [...fields, ...left] }
}
