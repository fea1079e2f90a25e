/**
 * Writes Python from an OpenAPI 3.1 document: a TypedDict for what is sent, a model for what is answered, and a constant for
 * every operation. What is sent is held to its type before it leaves; what is answered is read with patience, because the server
 * may be newer or older than the client: members may be absent, and words may be added to enumerations.
 */
import type { OpenApiDocument, OpenApiOperation, Schema } from './openapi-to-typescript.ts'

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const

type Media = OpenApiOperation['requestBody']
type Direction = 'sent' | 'answered'
type Member = { name: string; type: string; required: boolean; description: string | undefined }

/** The classes of one direction, in the order in which they must be defined. */
type Writer = { direction: Direction; classes: Map<string, string>; schemas: Record<string, Schema> }

const REFERENCE = /^#\/components\/schemas\/(\w+)$/

function referenced(ref: string): string {
  const name = REFERENCE.exec(ref)?.[1]
  if (!name) throw new Error(`Only references to #/components/schemas are understood, not ${ref}`)
  return name
}

const pascal = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

const quoted = (value: unknown) =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : value === null ? 'None' : JSON.stringify(value)

function docstring(text: string | undefined, indent: string): string {
  return text ? `${indent}"""${text.replaceAll('\\', '\\\\').replaceAll('"""', "'''")}"""\n` : ''
}

function union(types: string[]): string {
  const distinct = [...new Set(types)]
  if (distinct.includes('Any')) return 'Any'
  return [...distinct.filter((type) => type !== 'None'), ...distinct.filter((type) => type === 'None')].join(' | ')
}

const PRIMITIVES: Record<string, string> = { string: 'str', number: 'float', integer: 'int', boolean: 'bool', null: 'None' }

/** Answers are not held to the words that were known when this was generated. */
function wordsType(values: unknown[], { direction }: Writer): string {
  if (direction === 'sent') return `Literal[${values.map(quoted).join(', ')}]`
  return union(values.map((value) => PRIMITIVES[value === null ? 'null' : typeof value] ?? 'Any'))
}

function objectType(schema: Schema, name: string, writer: Writer): string {
  if (schema.properties) {
    writeClass(name, schema, writer)
    return name
  }
  const others = typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, `${name}Value`, writer) : 'Any'
  return `dict[str, ${others}]`
}

/** The Python type of a schema; an object without a name of its own becomes a class called `name`. */
function typeOf(schema: Schema, name: string, writer: Writer): string {
  if (schema.$ref) {
    const target = referenced(schema.$ref)
    writeClass(target, writer.schemas[target] ?? {}, writer)
    return target
  }
  if ('const' in schema) return wordsType([schema.const], writer)
  if (schema.enum) return wordsType(schema.enum, writer)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return union(branches.map((branch) => typeOf(branch, name, writer)))
  if (schema.allOf) throw new Error(`${name}: allOf is not understood`)
  if (schema.type === undefined) return schema.properties ? objectType(schema, name, writer) : 'Any'
  return union([schema.type].flat().map((type) => namedType(type, schema, { name, writer })))
}

function namedType(type: string, schema: Schema, { name, writer }: { name: string; writer: Writer }): string {
  if (type === 'object') return objectType(schema, name, writer)
  if (type === 'array') return `list[${typeof schema.items === 'object' ? typeOf(schema.items, `${name}Item`, writer) : 'Any'}]`
  if (type === 'string' && schema.format === 'date-time' && writer.direction === 'answered') return 'datetime'
  const primitive = PRIMITIVES[type]
  if (!primitive) throw new Error(`${name}: unknown JSON Schema type ${type}`)
  return primitive
}

/** https://docs.python.org/3/reference/lexical_analysis.html#keywords: no member of a class can be called so. */
const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
)

const sentType = ({ type, required }: Member) => (required ? type : `NotRequired[${type}]`)

function answeredMember({ name, type, required }: Member): string {
  if (KEYWORDS.has(name)) return `${name}_: ${type} = sent_since(alias="${name}")`
  const optional = type === 'Any' || type.split(' | ').includes('None')
  return `${name}: ${optional ? `${type} = None` : required ? `${type} = sent_since()` : `${type} | None = None`}`
}

function memberLines(member: Member, direction: Direction): string {
  const line = direction === 'sent' ? `${member.name}: ${sentType(member)}` : answeredMember(member)
  return `    ${line}\n${docstring(member.description, '    ')}`
}

/** What is sent under a word of the language: a class cannot say it, a call can. */
function callOf(name: string, members: Member[], description: string | undefined): string {
  const entries = members.map((member) => `    ${quoted(member.name)}: ${sentType(member)},\n`).join('')
  return `${name} = TypedDict(${quoted(name)}, {\n${entries}})\n${docstring(description, '')}`
}

function enumClass(name: string, schema: Schema): string {
  const members = (schema.enum ?? []).map((value) => `    ${String(value).toUpperCase()} = ${quoted(value)}\n`).join('')
  return `class ${name}(OpenEnum):\n${docstring(schema.description, '    ')}${members}`
}

/** Writes a class once, after the classes it needs. */
function writeClass(name: string, schema: Schema, writer: Writer): void {
  if (writer.classes.has(name)) return
  if (schema.enum) return void writer.classes.set(name, enumClass(name, schema))
  if (!schema.properties) throw new Error(`${name} is neither an object with members nor an enumeration`)
  const { properties, required = [] } = schema
  const members = Object.entries(properties).map(([member, of]) => ({
    name: member,
    type: typeOf(of, name + pascal(member), writer),
    required: required.includes(member),
    description: of.description,
  }))
  if (writer.direction === 'sent' && members.some((member) => KEYWORDS.has(member.name)))
    return void writer.classes.set(name, callOf(name, members, schema.description))
  const base = writer.direction === 'sent' ? 'TypedDict' : 'WireModel'
  const body = members.map((member) => memberLines(member, writer.direction)).join('')
  writer.classes.set(name, `class ${name}(${base}):\n${docstring(schema.description, '    ')}${body || '    pass\n'}`)
}

function jsonOf(media: Media, name: string, writer: Writer): string {
  const schema = media?.content?.['application/json']?.schema
  return schema ? typeOf(schema, name, writer) : 'None'
}

function queryOf({ parameters = [] }: OpenApiOperation, name: string, writer: Writer): string {
  const query = parameters.filter((parameter) => parameter.in === 'query')
  if (query.length === 0) return 'None'
  const properties = Object.fromEntries(query.map(({ name: key, schema, description }) => [key, { ...schema, description } as Schema]))
  const required = query.filter((parameter) => parameter.required).map((parameter) => parameter.name)
  writeClass(name, { properties, required }, writer)
  return name
}

function operationConstant(address: { method: string; path: string }, operation: OpenApiOperation, writers: Record<Direction, Writer>) {
  const name = (operation.operationId ?? '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (!/^[a-z]\w*$/.test(name)) throw new Error(`${address.method} ${address.path} needs an operationId that is a Python name`)
  const success = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1]
  const types = [
    queryOf(operation, `${pascal(name)}Query`, writers.sent),
    jsonOf(operation.requestBody, `${pascal(name)}Body`, writers.sent),
    jsonOf(success, `${pascal(name)}Result`, writers.answered),
  ]
  const value = `Operation("${address.method}", "${address.path}", ${types[2]})`
  return `${name}: Operation[${types.join(', ')}] = ${value}\n${docstring(operation.summary && `${operation.summary}.`, '')}`
}

/** The classes and operations; the module's imports are its caller's. */
export function openApiToPython({ paths = {}, components }: OpenApiDocument): string {
  const schemas = components?.schemas ?? {}
  const writers: Record<Direction, Writer> = {
    sent: { direction: 'sent', classes: new Map(), schemas },
    answered: { direction: 'answered', classes: new Map(), schemas },
  }
  if (schemas.Error) typeOf({ $ref: '#/components/schemas/Error' }, 'Error', writers.answered)
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) =>
      operationConstant({ method: method.toUpperCase(), path }, item[method] as OpenApiOperation, writers),
    ),
  )
  const both = [...writers.sent.classes].filter(([name, text]) => (writers.answered.classes.get(name) ?? text) !== text)
  if (both.length > 0) throw new Error(`${both.map(([name]) => name).join(', ')} is both sent and answered: give each its own schema`)
  // Enumerations first: they are the only classes that both directions share.
  const classes = [...new Set([...writers.answered.classes.values(), ...writers.sent.classes.values()])]
  const enums = classes.filter((text) => text.includes('(OpenEnum)'))
  return [...enums, ...classes.filter((text) => !enums.includes(text)), operations.join('')].join('\n\n')
}
