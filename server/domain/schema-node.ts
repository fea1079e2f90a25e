/** A JSON Schema as far as forms read it. Draft-07 and 2020-12 spell these alike. */
export type Schema = {
  [keyword: string]: unknown
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  title?: string
  description?: string
  format?: string
  default?: unknown
}

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

function isNull(schema: Schema): boolean {
  return schema.type === 'null' || schema.const === null || (schema.enum?.length === 1 && schema.enum[0] === null)
}

/** One step towards the plain node: follow a reference, merge `allOf`, drop the null branch. Null when already plain. */
function step(root: Schema, schema: Schema): { schema: Schema; nullable: boolean } | null {
  if (schema.$ref) {
    const { $ref, ...own } = schema
    const target = lookUp(root, $ref)
    return target && { schema: { ...target, ...own }, nullable: false }
  }
  if (schema.allOf) {
    const { allOf, ...own } = schema
    const parts = [...allOf.map((part) => (part.$ref ? (lookUp(root, part.$ref) ?? part) : part)), own]
    const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}))
    const required = parts.flatMap((part) => part.required ?? [])
    const merged = Object.assign({}, ...parts) as Schema
    return { schema: Object.keys(properties).length ? { ...merged, properties, required } : merged, nullable: false }
  }
  if (Array.isArray(schema.type) && schema.type.includes('null')) {
    const rest = schema.type.filter((type) => type !== 'null')
    return { schema: { ...schema, type: rest.length === 1 ? rest[0] : rest }, nullable: true }
  }
  const union = schema.anyOf ?? schema.oneOf
  const present = union?.filter((branch) => !isNull(branch))
  if (!union || !present?.[0] || present.length !== 1) return null
  const { anyOf: _anyOf, oneOf: _oneOf, ...own } = schema
  return { schema: { ...present[0], ...own }, nullable: present.length < union.length }
}

/** The node with references followed and "or null" taken off; a description written outside stays. */
export function resolve(root: Schema, schema: Schema): Resolved {
  let current: Resolved = { schema, nullable: false }
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const further = step(root, current.schema)
    if (!further) return current
    current = { schema: further.schema, nullable: current.nullable || further.nullable }
  }
  return { schema: {}, nullable: current.nullable }
}

/** The values a node may have when it lists them, with their labels; null when it does not. */
export function choices(root: Schema, schema: Schema): { value: string; label: string }[] | null {
  if (schema.enum?.length && schema.enum.every((value) => typeof value === 'string'))
    return schema.enum.map((value) => ({ value, label: value }))
  if (typeof schema.const === 'string') return [{ value: schema.const, label: schema.title ?? schema.const }]
  const branches = (schema.anyOf ?? schema.oneOf)?.map((branch) => resolve(root, branch).schema).filter((branch) => !isNull(branch))
  if (!branches?.length || !branches.every((branch) => typeof branch.const === 'string')) return null
  return branches.map((branch) => ({ value: String(branch.const), label: branch.title ?? String(branch.const) }))
}
