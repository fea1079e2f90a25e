import { format } from 'prettier'
import ts from 'typescript'

// Columns. What GitHub shows of a code block without scrolling.
const WIDTH = 100

const printer = ts.createPrinter({ removeComments: true })

const isUndefined = (node: ts.Node) => node.kind === ts.SyntaxKind.UndefinedKeyword

/** What is optional may be undefined, so that this need not be said of its type too. */
function withoutUndefined(type: ts.TypeNode): ts.TypeNode {
  if (!ts.isUnionTypeNode(type)) return type
  const types = type.types.filter((each) => !isUndefined(each))
  const [only] = types
  if (only && types.length === 1) return ts.isParenthesizedTypeNode(only) ? only.type : only
  return ts.factory.createUnionTypeNode(types)
}

const shorten: ts.TransformerFactory<ts.Node> = (context) => (root) => {
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context)
    if (!ts.isPropertySignature(inner) || !inner.questionToken || !inner.type) return inner
    return ts.factory.updatePropertySignature(inner, inner.modifiers, inner.name, inner.questionToken, withoutUndefined(inner.type))
  }
  return ts.visitNode(root, visit)
}

/** The code of a node, without comments. */
export function codeOf(node: ts.Node): string {
  const [short = node] = ts.transform(node, [shorten]).transformed
  return printer.printNode(ts.EmitHint.Unspecified, short, node.getSourceFile())
}

/** What a member may be when it is there, on one line; a function without the brackets that ` | undefined` needed. */
const oneLine = (code: string) =>
  code
    .replace(/\s*\|\s*undefined$/, '')
    .replace(/^\((.*=>.*)\)$/s, '$1')
    .replaceAll(/\s*\n\s*/g, ' ')

/** The type of a member or a parameter, as it is written. */
export const typeCode = (type: ts.TypeNode): string => oneLine(codeOf(type))

/** As the checker has inferred it: where types are made from types, and nobody has written the result. */
export function inferredCode(type: ts.Type, checker: ts.TypeChecker): string {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope
  return oneLine(checker.typeToString(type, undefined, flags).replaceAll('"', "'"))
}

/** What a reader calls a parameter: one that is taken apart at once is the options. */
export function parameterName(parameter: ts.ParameterDeclaration): string {
  return ts.isIdentifier(parameter.name) ? parameter.name.text : 'options'
}

export const isOptional = (parameter: ts.ParameterDeclaration) => Boolean(parameter.questionToken ?? parameter.initializer)

/** Stands for members that a table lists, so that the signature need not. */
export const MEMBERS = '$Members'

type TypesOf = { parameter: (parameter: ts.ParameterDeclaration) => string; returned: string }

/** How it is called: name, parameters with their types, and what comes back, on as few lines as fit. */
export async function signatureCode(node: ts.SignatureDeclaration, name: string, typesOf: TypesOf): Promise<string> {
  const types = node.typeParameters?.map(codeOf).join(', ')
  const parameters = node.parameters.map((parameter) => {
    const dots = parameter.dotDotDotToken ? '...' : ''
    return `${dots}${parameterName(parameter)}${isOptional(parameter) ? '?' : ''}: ${typesOf.parameter(parameter)}`
  })
  const result = ts.isConstructorDeclaration(node) ? '' : `: ${node.type ? codeOf(node.type) : typesOf.returned}`
  // Of the same length, so that the lines are broken as they will be.
  const placeholder = '_'.repeat(Math.max(1, name.length - 'function '.length))
  const code = await pretty(`function ${placeholder}${types ? `<${types}>` : ''}(${parameters.join(', ')})${result}`)
  return code.replace(`function ${placeholder}`, name).replaceAll(MEMBERS, '{ … }')
}

export async function pretty(code: string): Promise<string> {
  const text = await format(code, { parser: 'typescript', printWidth: WIDTH, semi: false, singleQuote: true, trailingComma: 'all' })
  return text.trim()
}
