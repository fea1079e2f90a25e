type Schema = Record<string, unknown>

/** A place in the agent's `payload_schema`. Null where it says nothing, which is most often everywhere. */
export type SchemaNode = { root: Schema; at: Schema } | null

/** Steps from one reference to the next before it is a circle. */
const MAX_STEPS = 20

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (schema: Schema, key: string): unknown => (Object.hasOwn(schema, key) ? schema[key] : undefined)

function follow(root: Schema, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  let at: unknown = root
  for (const step of steps) at = isSchema(at) ? own(at, decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')) : undefined
  return at
}

/** Behind references, and behind "this or null". What stands beside a reference counts before what it refers to. */
function nodeAt(root: Schema, found: unknown, steps = 0): SchemaNode {
  if (!isSchema(found) || steps > MAX_STEPS) return null
  const reference = own(found, '$ref')
  if (typeof reference === 'string' && reference.startsWith('#')) {
    const target = nodeAt(root, follow(root, reference), steps + 1)
    return target && { root, at: { ...target.at, ...found } }
  }
  const choices = own(found, 'anyOf') ?? own(found, 'oneOf')
  const real = Array.isArray(choices) ? choices.filter((choice) => !isSchema(choice) || choice.type !== 'null') : []
  if (real.length === 1) {
    const inner = nodeAt(root, real[0], steps + 1)
    return inner && { root, at: { ...inner.at, ...found } }
  }
  return { root, at: found }
}

export function schemaNode(payloadSchema: unknown): SchemaNode {
  return isSchema(payloadSchema) ? nodeAt(payloadSchema, payloadSchema) : null
}

/** What the schema says of one key of an object. */
export function childNode(node: SchemaNode, key: string): SchemaNode {
  if (!node) return null
  const properties = own(node.at, 'properties')
  return nodeAt(node.root, (isSchema(properties) ? own(properties, key) : undefined) ?? own(node.at, 'additionalProperties'))
}

/** What the schema says of the items of a list. */
export function itemNode(node: SchemaNode): SchemaNode {
  return node && nodeAt(node.root, own(node.at, 'items'))
}

function text(node: SchemaNode, key: string): string | null {
  const value = node && own(node.at, key)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

export const titleOf = (node: SchemaNode) => text(node, 'title')
export const descriptionOf = (node: SchemaNode) => text(node, 'description')

export type Format = 'markdown' | 'html' | 'image' | 'pdf' | 'video' | 'plain'

const MEDIA: [RegExp, Format][] = [
  [/^text\/(x-)?markdown$/, 'markdown'],
  [/^text\/html$/, 'html'],
  [/^application\/pdf$/, 'pdf'],
  [/^image\//, 'image'],
  [/^video\//, 'video'],
  [/^text\/plain$/, 'plain'],
  [/^(image|picture|photo)(-ur[il])?$/, 'image'],
  [/^(markdown|html|pdf|video)(-ur[il])?$/, 'html'],
]

/** What the text is, by `contentMediaType` or `format`. */
export function formatOf(node: SchemaNode): Format | null {
  for (const said of [text(node, 'contentMediaType'), text(node, 'format')]) {
    const found = said && MEDIA.find(([words]) => words.test(said.toLowerCase()))
    if (!found) continue
    const named = /^(markdown|html|pdf|video)/.exec(said.toLowerCase())?.[1]
    return (named as Format | undefined) ?? found[1]
  }
  return null
}
