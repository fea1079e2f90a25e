import ts from 'typescript'
import type { Row } from './model.ts'
import { commentOf } from './tsdoc.ts'
import { inferredCode, isOptional, MEMBERS, parameterName, typeCode } from './typescript-code.ts'

/** What is read with: the types of the whole program. */
export type Reading = {
  checker: ts.TypeChecker
  /** Whether something has a description of its own, so that naming it is enough. */
  isDescribed: (symbol: ts.Symbol | undefined) => boolean
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The member of the wire from which this one is made with another name, and often another type. */
function memberOfWire(property: ts.Symbol, wires: ts.Type[], { checker }: Reading): ts.Symbol | undefined {
  return wires.map((type) => checker.getPropertyOfType(type, snake(property.name))).find((each) => each !== undefined)
}

/** The types of the wire that a type is made from, as in `Partial<CamelisedInput<CreateUserRequest>>`. */
export function wiresOf(node: ts.TypeNode, { checker }: Reading): ts.Type[] {
  if (!ts.isTypeReferenceNode(node)) return []
  const all = (each: ts.TypeNode): ts.TypeNode[] => [each, ...(ts.isTypeReferenceNode(each) ? (each.typeArguments ?? []).flatMap(all) : [])]
  const types = all(node).map((each) => checker.getTypeFromTypeNode(each))
  return types.filter((type) => type.aliasSymbol?.declarations?.some((each) => /\/generated\//.test(each.getSourceFile().fileName)))
}

type Typed = ts.PropertySignature | ts.PropertyDeclaration | ts.ParameterDeclaration | ts.GetAccessorDeclaration

function isTyped(node: ts.Declaration): node is Typed {
  return ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node) || ts.isGetAccessorDeclaration(node)
}

/** `wires`: what the type that has the member is made from; `prefix`: what its reader calls that. */
type Where = { wires?: ts.Type[]; prefix?: string }

/** A member as a row. */
export function memberRow(property: ts.Symbol, reading: Reading, { wires = [], prefix = '' }: Where = {}): Row {
  const { checker } = reading
  const wire = memberOfWire(property, wires, reading)
  const node = wire ? undefined : property.declarations?.find(isTyped)
  const type = node?.type ? typeCode(node.type) : inferredCode(checker.getTypeOfSymbol(property), checker)
  const { text } = commentOf(wire ?? property, checker)
  return { name: `${prefix}${property.name}${property.flags & ts.SymbolFlags.Optional ? '?' : ''}`, type, text }
}

/** What an object has, in the order in which it is written. Names like `~standard` are between libraries. */
export function memberRows(type: ts.Type, reading: Reading, where: Where = {}): Row[] {
  const properties = reading.checker.getPropertiesOfType(type).filter(({ name }) => /^[A-Za-z]\w*$/.test(name))
  return properties.map((property) => memberRow(property, reading, where))
}

/** A type's parts: `A & B & { … }` has three. */
const partsOf = (type: ts.TypeNode): ts.TypeNode[] => (ts.isIntersectionTypeNode(type) ? type.types.flatMap(partsOf) : [type])

const fromTypeScript = (node: ts.Node) => /\/node_modules\/typescript\/lib\//.test(node.getSourceFile().fileName)

/** Whether its members are worth a row each: it is an object that is described nowhere else. */
function hasRows(part: ts.TypeNode, { checker, isDescribed }: Reading): boolean {
  if (ts.isTypeLiteralNode(part)) return true
  if (!ts.isTypeReferenceNode(part)) return false
  const symbol = checker.getSymbolAtLocation(part.typeName)
  if (!symbol || isDescribed(symbol) || symbol.flags & ts.SymbolFlags.TypeParameter) return false
  if (symbol.declarations?.some(fromTypeScript) && !/^(Pick|Omit)$/.test(symbol.name)) return false
  return checker.getPropertiesOfType(checker.getTypeFromTypeNode(part)).length > 0
}

function splitParts(type: ts.TypeNode, reading: Reading) {
  const parts = partsOf(type)
  return { open: parts.filter((part) => hasRows(part, reading)), closed: parts.filter((part) => !hasRows(part, reading)) }
}

/** The type of a parameter in a signature: what gets rows is not spelled out there as well. */
export function parameterCode({ type }: ts.ParameterDeclaration, reading: Reading): string {
  if (!type) return 'unknown'
  const { open, closed } = splitParts(type, reading)
  return [...closed.map(typeCode), ...(open.length > 0 ? [MEMBERS] : [])].join(' & ')
}

/** A parameter as a row, and a row for each of its members that nothing else describes. */
export function parameterRows(parameter: ts.ParameterDeclaration, reading: Reading): Row[] {
  const name = parameterName(parameter)
  const symbol = reading.checker.getSymbolAtLocation(parameter.name)
  const text = symbol && ts.isIdentifier(parameter.name) ? commentOf(symbol, reading.checker).text : ''
  if (!parameter.type) return [{ name, text }]
  const { open, closed } = splitParts(parameter.type, reading)
  const rows = open.flatMap((part) => memberRows(reading.checker.getTypeFromTypeNode(part), reading, { prefix: `${name}.` }))
  const mark = isOptional(parameter) ? '?' : ''
  const value = parameter.initializer && !ts.isObjectLiteralExpression(parameter.initializer) ? parameter.initializer.getText() : undefined
  const own: Row = { name: `${name}${mark}`, type: closed.map(typeCode).join(' & '), text, ...(value !== undefined && { default: value }) }
  return [...(closed.length > 0 ? [own] : []), ...rows]
}
