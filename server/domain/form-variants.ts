import type { FormField, Variant } from '#contract/form.ts'
import { humanise } from '#contract/humanise.ts'
import { deeper, type Base, type Draw, type Place } from './form-base.ts'
import { merge } from './schema-merge.ts'
import { resolve } from './schema-node.ts'
import type { Schema } from './schema.ts'

/** The one text that a property of a branch may be. */
function constantOf(root: Schema, branch: Schema, name: string): string | null {
  const property = branch.properties?.[name]
  if (!property || !branch.required?.includes(name)) return null
  const { const: only, enum: several } = resolve(root, property).schema
  const value = only ?? (several?.length === 1 ? several[0] : undefined)
  return typeof value === 'string' ? value : null
}

/** The property by whose text the branches tell themselves apart. */
function discriminatorOf(root: Schema, branches: readonly Schema[]): string | null {
  const names = Object.keys(branches[0]?.properties ?? {})
  const found = names.find((name) => {
    const values = branches.map((branch) => constantOf(root, branch, name))
    return values.every((value) => value !== null) && new Set(values).size === branches.length
  })
  return found ?? null
}

/** One of several objects that a property tells apart, as discriminated unions are written. Null when it is none. */
export function variantField(base: Base, schema: Schema, { place, draw }: { place: Place; draw: Draw }): FormField | null {
  const { anyOf, oneOf, ...own } = schema
  const union = anyOf ?? oneOf
  if (!union || (anyOf && oneOf) || own.if || own.dependentSchemas || own.not) return null
  const { discriminator: _named, title: _title, description: _description, default: _default, ...shared } = own
  const branches = union.map((branch) => resolve(place.root, merge([shared, resolve(place.root, branch).schema])).schema)
  if (!branches.every((branch) => branch.type === 'object' && branch.properties)) return null
  const discriminator = discriminatorOf(place.root, branches)
  if (discriminator === null) return null
  const variants = branches.map((branch): Variant => {
    const { [discriminator]: _chosen, ...properties } = branch.properties ?? {}
    const value = constantOf(place.root, branch, discriminator) ?? ''
    const required = branch.required?.filter((name) => name !== discriminator)
    const fields = draw.fields({ ...branch, properties, ...(required && { required }) }, deeper(place))
    return { value, label: branch.title ?? humanise(value), ...(branch.description && { hint: branch.description }), fields }
  })
  return { ...base, kind: 'variant_group', discriminator, variants }
}
