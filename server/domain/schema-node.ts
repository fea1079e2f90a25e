import { merge } from './schema-merge.ts'
import type { Schema } from './schema.ts'

export type Resolved = { schema: Schema; nullable: boolean }

/** References nest at most this deep before we call the schema recursive and fall back to a JSON editor. */
const MAX_HOPS = 16

function lookUp(root: Schema, ref: string): Schema | null {
  if (!ref.startsWith('#')) return null
  let node: unknown = root
  for (const part of ref.slice(1).split('/').filter(Boolean)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return null
    node = (node as Record<string, unknown>)[key]
  }
  return typeof node === 'object' && node !== null ? (node as Schema) : null
}

export function isNull(schema: Schema): boolean {
  return schema.type === 'null' || schema.const === null || (schema.enum?.length === 1 && schema.enum[0] === null)
}

/** The node that a reference leads to, with what is written beside the reference; null when it leads nowhere. */
function follow(root: Schema, { $ref = '', ...own }: Schema): Schema | null {
  const target = lookUp(root, $ref)
  return target && merge([target, own])
}

/** One step towards the plain node: follow a reference, merge `allOf`, drop the null branch. Null when already plain. */
function step(root: Schema, schema: Schema): Resolved | null {
  if (schema.$ref) {
    const target = follow(root, schema)
    return target && { schema: target, nullable: false }
  }
  if (schema.allOf) {
    const { allOf, ...own } = schema
    const parts = allOf.map((part) => (part.$ref ? follow(root, part) : part))
    // Who knows what the missing part demands: it may be anything, which is a JSON editor.
    return { schema: parts.includes(null) ? {} : merge([...parts, own] as Schema[]), nullable: false }
  }
  if (Array.isArray(schema.type) && schema.type.includes('null')) {
    const rest = schema.type.filter((type) => type !== 'null')
    return { schema: { ...schema, type: rest.length === 1 ? rest[0] : rest }, nullable: true }
  }
  // OpenAPI 3.0's way to say it, which Ajv knows too where there is a type.
  if (schema.nullable === true && schema.type !== undefined) {
    const { nullable: _nullable, ...own } = schema
    return { schema: own, nullable: true }
  }
  if (schema.enum && schema.enum.length > 1 && schema.enum.includes(null))
    return { schema: { ...schema, enum: schema.enum.filter((value) => value !== null) }, nullable: schema.type === undefined }
  const union = schema.anyOf ?? schema.oneOf
  const present = union?.filter((branch) => !isNull(branch))
  if (!union || !present?.[0]) return null
  if (present.length > 1)
    return present.length === union.length ? null : { schema: { ...schema, [schema.anyOf ? 'anyOf' : 'oneOf']: present }, nullable: true }
  const { anyOf: _anyOf, oneOf: _oneOf, ...own } = schema
  return { schema: merge([present[0], own]), nullable: present.length < union.length }
}

/** The node with references followed and "or null" taken off; a description written outside stays. */
export function resolve(root: Schema, schema: Schema | boolean): Resolved {
  // `true` takes anything, as `{}` does.
  let current: Resolved = { schema: typeof schema === 'boolean' ? {} : schema, nullable: false }
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const further = step(root, current.schema)
    if (!further) return current
    current = { schema: further.schema, nullable: current.nullable || further.nullable }
  }
  return { schema: {}, nullable: current.nullable }
}

/** Whether an answer may need a property that only a branch names, as unions of objects do: no fixed form has a field for it. */
export function isBranching(root: Schema, schema: Schema): boolean {
  const own = schema.properties ?? {}
  const branches = [schema.anyOf, schema.oneOf, schema.then, schema.else, Object.values(schema.dependentSchemas ?? {})].flat()
  return branches.some((branch) => {
    const { properties, required = [] } = resolve(root, (branch ?? {}) as Schema).schema
    return [...Object.keys(properties ?? {}), ...required].some((name) => !Object.hasOwn(own, name))
  })
}
