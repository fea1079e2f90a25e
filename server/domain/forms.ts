import type { FormDefinition, FormField } from '#contract/form.ts'
import { humanise } from '#contract/humanise.ts'
import { deeper, jsonField, type Base, type Draw, type Place } from './form-base.ts'
import { readForm } from './form-definition.ts'
import { besideSchema } from './form-fit.ts'
import { withLabels } from './form-words.ts'
import { listField, mapField } from './form-lists.ts'
import { ownField } from './form-meta.ts'
import { scalarField } from './form-scalars.ts'
import { variantField } from './form-variants.ts'
import { remembered } from './remembered.ts'
import { isBranching, resolve } from './schema-node.ts'
import type { Schema } from './schema.ts'

/** Nested deeper than this a form is unusable, so the rest is one JSON editor. */
const MAX_DEPTH = 6
/** Forms kept. Each is looked at when its task is asked, shown, answered and judged. */
const KEPT = 500
/** Fields of one form. Nobody fills in more, and schemas that refer to one another in circles come to millions within the depth. */
const MAX_FIELDS = 500

function objectField(base: Base, schema: Schema, place: Place): FormField | null {
  if (schema.type !== 'object' && !schema.anyOf && !schema.oneOf) return null
  const variants = variantField(base, schema, { place, draw })
  if (variants || schema.type !== 'object') return variants
  const isMap = Object.keys(schema.properties ?? {}).length === 0
  if (isMap)
    return (
      mapField(base, schema, { place, draw }) ??
      (schema.properties && schema.additionalProperties === false ? { ...base, kind: 'object_group', fields: [] } : null)
    )
  return isBranching(place.root, schema) ? null : { ...base, kind: 'object_group', fields: fieldsOf(schema, deeper(place)) }
}

function fieldOf(name: string, raw: Schema | boolean, { required, place }: { required: boolean; place: Place }): FormField {
  const { schema, nullable } = resolve(place.root, raw)
  const words = { name, label: schema.title ?? humanise(name), hint: schema.description ?? null }
  const base: Base = { ...words, required: required && !nullable, ...(required && nullable && { nullable }) }
  if (place.depth > MAX_DEPTH || place.budget.fields-- <= 0) return jsonField(base, schema)
  const own = ownField(base, schema)
  if (own) return own
  if (schema.type === 'array') return listField(base, schema, { place, draw })
  return scalarField(base, schema, place.root) ?? objectField(base, schema, place) ?? jsonField(base, schema)
}

function fieldsOf({ properties = {}, required = [], additionalProperties = true }: Schema, place: Place): FormField[] {
  // What is demanded without being described is described by the schema of the others.
  const others = required.filter((name) => !Object.hasOwn(properties, name)).map((name) => [name, additionalProperties] as const)
  // `false` is a property that no answer may have.
  const askable = [...Object.entries(properties), ...others].filter(([, property]) => property !== false)
  return askable.map(([name, property]) => fieldOf(name, property, { required: required.includes(name), place }))
}

const draw: Draw = { field: fieldOf, fields: fieldsOf }

/**
 * The form for a response schema. Every property gets a field; what cannot be drawn gets a JSON editor, so that a person
 * can always write a valid answer. A schema without properties is one field for the whole answer, with no name.
 */
export function drawForm(responseSchema: Schema): FormDefinition {
  const { schema } = resolve(responseSchema, responseSchema)
  const place = { root: responseSchema, depth: 0, budget: { fields: MAX_FIELDS } }
  const base = { name: '', label: 'Answer', hint: schema.description ?? null, required: true }
  const variants = variantField(base, schema, { place, draw })
  if (variants) return { version: 1, fields: [variants] }
  const isDrawn = schema.properties && !isBranching(responseSchema, schema)
  const fields = isDrawn ? fieldsOf(schema, place) : []
  return { version: 1, fields: fields.length > 0 ? fields : [jsonField(base, schema)] }
}

/** The form that the agent gave; null when it gave none or an empty one, or one from before forms were checked that does not hold. */
export const givenForm = remembered(KEPT, (responseSchema: Schema, definition: unknown): FormDefinition | null => {
  const { form } = definition ? readForm(definition) : { form: null }
  return form && form.fields.length > 0 ? withLabels(besideSchema(form, { schema: responseSchema, drawn: drawForm(responseSchema) })) : null
})

/** What a person is shown: the agent's own form, else the one drawn from the response schema. */
export const formFor = remembered(KEPT, (responseSchema: Schema, definition: unknown = null): FormDefinition => {
  return givenForm(responseSchema, definition) ?? drawForm(responseSchema)
})
