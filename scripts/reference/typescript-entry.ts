import ts from 'typescript'
import type { Entry, Row, Table } from './model.ts'
import { commentOf, type Comment } from './tsdoc.ts'
import { codeOf, inferredCode, pretty, signatureCode } from './typescript-code.ts'
import { memberRow, memberRows, parameterCode, parameterRows, wiresOf, type Reading } from './typescript-members.ts'

/** What it is called, and what its methods are called by: `humans.tasks.` */
export type Named = { name: string; noun: string }

const table = (title: Table['title'], rows: Row[]): Table[] => (rows.length > 0 ? [{ title, rows }] : [])

function callTables(node: ts.SignatureDeclaration, comment: Comment, reading: Reading): Table[] {
  return [
    ...table(
      'Parameter',
      node.parameters.flatMap((parameter) => parameterRows(parameter, reading)),
    ),
    ...table('Returns', comment.returns ? [{ name: '', text: comment.returns }] : []),
    ...table('Throws', comment.throws),
  ]
}

function signatureOf(node: ts.SignatureDeclaration, name: string, reading: Reading): Promise<string> {
  const returned = reading.checker.getSignatureFromDeclaration(node)?.getReturnType()
  return signatureCode(node, name, {
    parameter: (parameter) => parameterCode(parameter, reading),
    returned: returned ? inferredCode(returned, reading.checker) : 'void',
  })
}

async function callEntry(symbol: ts.Symbol, name: string, reading: Reading): Promise<Entry> {
  const node = symbol.declarations?.find((each): each is ts.FunctionDeclaration | ts.MethodDeclaration => ts.isFunctionLike(each))
  if (!node) throw new Error(`${name} is no function`)
  const comment = commentOf(symbol, reading.checker)
  const { text, examples } = comment
  return {
    name,
    isCall: true,
    signature: await signatureOf(node, name, reading),
    text,
    examples,
    tables: callTables(node, comment, reading),
  }
}

const isError = (type: ts.Type): boolean => type.symbol?.name === 'AwaitHumansError' || (type.getBaseTypes() ?? []).some(isError)

/** A class that extends the base of all errors, or is it. */
export function isErrorClass(symbol: ts.Symbol, { checker }: Reading): boolean {
  return (symbol.flags & ts.SymbolFlags.Class) !== 0 && isError(checker.getDeclaredTypeOfSymbol(symbol))
}

/** The public members that a class declares itself; what it inherits is described where it comes from. */
function ownMembers(symbol: ts.Symbol, { checker }: Reading): ts.Symbol[] {
  const node = symbol.declarations?.find(ts.isClassDeclaration)
  const isOwn = (member: ts.Symbol) => member.declarations?.some(({ parent }) => parent === node || parent.parent === node) ?? false
  const isPublic = (member: ts.Symbol) => !/^[_#]/.test(member.name) && !commentOf(member, checker).isInternal
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).filter((member) => isOwn(member) && isPublic(member))
}

/** How a reader makes one: errors, questions and the nouns of a client are made by this package. */
function constructorOf(symbol: ts.Symbol, reading: Reading): ts.ConstructorDeclaration | undefined {
  if (isErrorClass(symbol, reading)) return undefined
  const makers = symbol.declarations?.find(ts.isClassDeclaration)?.members.filter(ts.isConstructorDeclaration) ?? []
  return makers.find((maker) => {
    const signature = reading.checker.getSignatureFromDeclaration(maker)
    return signature && !commentOf(signature, reading.checker).isInternal
  })
}

async function classEntry(symbol: ts.Symbol, { name, noun }: Named, reading: Reading): Promise<Entry> {
  const { text, examples, returns } = commentOf(symbol, reading.checker)
  const members = ownMembers(symbol, reading)
  const calls = members.filter(({ flags }) => flags & ts.SymbolFlags.Method)
  const properties = members.filter((member) => !calls.includes(member))
  const maker = constructorOf(symbol, reading)
  const ofMaker: Comment = { text, examples, returns, throws: [], isInternal: false }
  return {
    name,
    isCall: false,
    ...(maker && { signature: await signatureOf(maker, `new ${name}`, reading) }),
    text,
    examples,
    tables: [
      ...(maker ? callTables(maker, ofMaker, reading) : []),
      ...table(
        'Member',
        properties.map((member) => memberRow(member, reading)),
      ),
    ],
    methods: await Promise.all(calls.map((method) => callEntry(method, `${noun}${method.name}`, reading))),
  }
}

/** A type as it is written, with those it is made of that nobody can import. */
function writtenType(node: ts.TypeAliasDeclaration, reading: Reading): string {
  const found = new Set([node])
  const visit = (each: ts.Node): void => {
    const symbol = ts.isTypeReferenceNode(each) ? reading.checker.getSymbolAtLocation(each.typeName) : undefined
    const alias = symbol?.declarations?.find(ts.isTypeAliasDeclaration)
    const isNew = alias && !found.has(alias) && alias.getSourceFile() === node.getSourceFile()
    if (symbol && isNew && !reading.isDescribed(symbol) && !commentOf(symbol, reading.checker).isInternal) {
      found.add(alias)
      visit(alias)
    }
    ts.forEachChild(each, visit)
  }
  visit(node)
  return [...found].map((each) => each.getText().replace(/^export /, '')).join('\n\n')
}

/** The words of `(typeof WORDS)[number]`, in their order. */
function listedWords(node: ts.TypeAliasDeclaration, { checker }: Reading): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node.type)) return undefined
  const list = checker.getTypeFromTypeNode(node.type.objectType)
  if (!checker.isTupleType(list)) return undefined
  return `type ${node.name.text} = ${checker
    .getTypeArguments(list as ts.TypeReference)
    .map((word) => inferredCode(word, checker))
    .join(' | ')}`
}

/** Whether its members have names that only this package can write: `[META]`. */
const isOpaque = (node: ts.TypeAliasDeclaration) => /\[[A-Za-z]+\]\??:/.test(node.getText())

/** An object is a table of its members; every other type is shown as it is written. */
async function typeEntry(symbol: ts.Symbol, name: string, reading: Reading): Promise<Entry> {
  const node = symbol.declarations?.find(ts.isTypeAliasDeclaration)
  if (!node) throw new Error(`${name} is no type`)
  const { text, examples } = commentOf(symbol, reading.checker)
  const type = reading.checker.getDeclaredTypeOfSymbol(symbol)
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 && !reading.checker.isArrayLikeType(type)
  const rows = isObject ? memberRows(type, reading, { wires: wiresOf(node.type, reading) }) : []
  const generics = node.typeParameters?.map(codeOf).join(', ')
  const whole = rows.length === 0 && !isOpaque(node) ? await pretty(listedWords(node, reading) ?? writtenType(node, reading)) : undefined
  const signature = whole ?? (generics && `type ${name}<${generics}>`)
  return { name, isCall: false, ...(signature && { signature }), text, examples, tables: table('Member', rows) }
}

async function valueEntry(symbol: ts.Symbol, name: string, reading: Reading): Promise<Entry> {
  const { text, examples } = commentOf(symbol, reading.checker)
  const node = symbol.declarations?.find(ts.isVariableDeclaration)
  const type = node?.type ? codeOf(node.type) : inferredCode(reading.checker.getTypeOfSymbol(symbol), reading.checker)
  return { name, isCall: false, signature: await pretty(`const ${name}: ${type}`), text, examples, tables: [] }
}

/** What an export is for its reader. */
export async function entryOf(symbol: ts.Symbol, names: Named, reading: Reading): Promise<Entry> {
  if (symbol.flags & ts.SymbolFlags.Class) return classEntry(symbol, names, reading)
  if (symbol.flags & ts.SymbolFlags.Function) return callEntry(symbol, names.name, reading)
  if (symbol.flags & ts.SymbolFlags.TypeAlias) return typeEntry(symbol, names.name, reading)
  return valueEntry(symbol, names.name, reading)
}
