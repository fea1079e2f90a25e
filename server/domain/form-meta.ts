import { formField, type FormField } from '#contract/form.ts'
import { isRecord, type Problem } from '#contract/rules/rules.ts'
import type { Base } from './form-base.ts'
import { readForm } from './form-definition.ts'
import { whyUnfit } from './form-fit.ts'
import type { Schema } from './schema.ts'

/** Where a schema says itself how it is drawn: a field in wire format, without its name. `awaithumans/forms` writes it. */
export const META = 'x-awaithumans'

function complete(base: Base, meta: Record<string, unknown>, schema: Schema): unknown {
  const initial = schema.default === undefined || 'default' in meta ? {} : { default: schema.default }
  const words = Object.fromEntries(Object.entries(meta).filter(([key, value]) => value !== null || (key !== 'label' && key !== 'hint')))
  // Whether there must be an answer is the schema's to say.
  return { ...base, ...initial, ...words, name: base.name, required: base.required }
}

/** What is wrong with the field that a schema gives itself; an empty list when it gives none. */
export function metaProblems(base: Base, schema: Schema): Problem[] {
  const meta = schema[META]
  if (meta === undefined) return []
  if (!isRecord(meta)) return [{ path: '', message: 'Must be a field of a form.' }]
  const { problems } = readForm({ fields: [complete({ ...base, name: base.name || 'value' }, meta, schema)] })
  if (problems.length > 0) return problems.map(({ path, message }) => ({ path: path.replace(/^\/fields\/0/, ''), message }))
  const field = formField.parse(complete(base, meta, schema))
  const why = whyUnfit(field, schema)
  return why ? [{ path: '', message: why }] : []
}

/** The field that a schema gives itself; null when it gives none, or one that does not hold. */
export function ownField(base: Base, schema: Schema): FormField | null {
  const meta = schema[META]
  if (!isRecord(meta) || metaProblems(base, schema).length > 0) return null
  return formField.parse(complete(base, meta, schema))
}
