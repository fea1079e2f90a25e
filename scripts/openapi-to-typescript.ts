/**
 * Writes TypeScript from an OpenAPI 3.1 document: a type for every schema and a constant for every operation. Only what this
 * project's own document uses; anything else stops with its name, so that nothing is typed wrongly in silence.
 */
export type Schema = {
  [keyword: string]: unknown
  $ref?: string
  type?: string | string[]
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema | boolean
  prefixItems?: Schema[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

type Media = { content?: Record<string, { schema?: Schema }> }
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema }

export type OpenApiOperation = {
  operationId?: string
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: Media & { required?: boolean }
  responses?: Record<string, Media & { description?: string }>
}

export type OpenApiDocument = {
  paths?: Record<string, Record<string, unknown>>
  components?: { schemas?: Record<string, Schema> }
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const

const isName = (key: string) => /^[A-Za-z_$][\w$]*$/.test(key)

function docBlock(...lines: (string | undefined)[]): string {
  const text = lines.filter(Boolean).join('\n').replaceAll('*/', '*\\/').trim()
  if (!text) return ''
  return text.includes('\n') ? `/**\n${text.replace(/^/gm, ' * ')}\n */\n` : `/** ${text} */\n`
}

function referenced(ref: string): string {
  const name = /^#\/components\/schemas\/([\w.-]+)$/.exec(ref)?.[1]
  if (!name) throw new Error(`Only references to #/components/schemas are understood, not ${ref}`)
  return typeName(name)
}

function typeName(name: string): string {
  const words = name.replace(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function union(types: string[]): string {
  const distinct = [...new Set(types)]
  if (distinct.includes('unknown')) return 'unknown'
  return distinct.length === 1 ? String(distinct[0]) : `(${distinct.join(' | ')})`
}

function memberOf([key, schema]: [string, Schema], required: Set<string>): string {
  return `${docBlock(schema.description)}${isName(key) ? key : JSON.stringify(key)}${required.has(key) ? '' : '?'}: ${typeOf(schema)}`
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema): string {
  const members = Object.entries(properties).map((entry) => memberOf(entry, new Set(required)))
  const others = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'
  if (members.length === 0) return additionalProperties === false ? 'Record<string, never>' : `Record<string, ${others}>`
  const known = `{\n${members.join('\n')}\n}`
  return additionalProperties ? `(${known} & Record<string, ${others}>)` : known
}

function arrayType({ items, prefixItems }: Schema): string {
  if (!prefixItems) return `${typeof items === 'object' ? typeOf(items) : 'unknown'}[]`
  const rest = typeof items === 'object' ? [`...${typeOf(items)}[]`] : []
  return `[${[...prefixItems.map(typeOf), ...rest].join(', ')}]`
}

const PRIMITIVES: Record<string, string> = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' }

function namedType(type: string, schema: Schema): string {
  if (type === 'object') return objectType(schema)
  if (type === 'array') return arrayType(schema)
  const primitive = PRIMITIVES[type]
  if (!primitive) throw new Error(`Unknown JSON Schema type ${type}`)
  return primitive
}

/** The TypeScript type of what a schema accepts. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return referenced(schema.$ref)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)))
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return union(branches.map(typeOf))
  if (schema.allOf) return `(${schema.allOf.map(typeOf).join(' & ')})`
  if (schema.type !== undefined) return union([schema.type].flat().map((type) => namedType(type, schema)))
  return schema.properties ? objectType(schema) : 'unknown'
}

function parametersType(parameters: Parameter[], place: string): string {
  const found = parameters.filter((parameter) => parameter.in === place)
  if (found.length === 0) return 'undefined'
  const properties = Object.fromEntries(
    found.map(({ name, description, schema }) => [name, { ...schema, ...(description && { description }) }]),
  )
  return objectType({ properties, required: found.filter(({ required }) => required).map(({ name }) => name) })
}

function jsonOf(media: Media | undefined): string {
  const schema = media?.content?.['application/json']?.schema
  return schema ? typeOf(schema) : 'undefined'
}

function operationName({ operationId }: OpenApiOperation, method: string, path: string): string {
  const words = (operationId ?? `${method} ${path}`).split(/[^A-Za-z0-9]+/).filter(Boolean)
  const name = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function operationConstant(method: string, path: string, operation: OpenApiOperation): string {
  const parameters = operation.parameters ?? []
  const success = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1]
  const types = [
    `path: ${parametersType(parameters, 'path')}`,
    `query: ${parametersType(parameters, 'query')}`,
    `body: ${jsonOf(operation.requestBody)}`,
    `result: ${jsonOf(success)}`,
  ]
  const about = docBlock(`${method.toUpperCase()} ${path}`, operation.summary, operation.description)
  const value = `{ method: '${method.toUpperCase()}', path: '${path}' }`
  return `${about}export const ${operationName(operation, method, path)}: Operation<{ ${types.join('; ')} }> = ${value}`
}

function schemaType([name, schema]: [string, Schema]): string {
  const type = typeOf(schema)
  if (type === typeName(name)) throw new Error(`The schema ${name} refers only to itself`)
  return `${docBlock(schema.description)}export type ${typeName(name)} = ${type}`
}

/** The whole file, unformatted. */
export function openApiToTypeScript({ paths = {}, components }: OpenApiDocument, importOperation: string): string {
  const schemas = Object.entries(components?.schemas ?? {}).map(schemaType)
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => operationConstant(method, path, item[method] as OpenApiOperation)),
  )
  return [importOperation, ...schemas, ...operations].join('\n\n') + '\n'
}
