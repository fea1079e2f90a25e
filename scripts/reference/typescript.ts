import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from '#scripts/launcher/root.ts'
import type { Group, Page } from './model.ts'
import { entryOf, isErrorClass } from './typescript-entry.ts'
import type { Reading } from './typescript-members.ts'

const PACKAGE = join(ROOT, 'sdk/typescript')

/** What package.json exports, each with its page. What two of them have is described by the first. */
const MODULES = [
  { entry: 'index', module: 'awaithumans', file: 'typescript.md' },
  { entry: 'forms', module: 'awaithumans/forms', file: 'typescript-forms.md' },
  { entry: 'webhooks', module: 'awaithumans/webhooks', file: 'typescript-webhooks.md' },
  { entry: 'testing', module: 'awaithumans/testing', file: 'typescript-testing.md' },
  { entry: 'embed', module: 'awaithumans/embed', file: 'typescript-embed.md' },
]

/** In the order of a page. */
const GROUPS = ['Functions', 'Classes', 'Types', 'Errors', 'Values'] as const

function openProgram(): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(PACKAGE, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  )
  if (!config) throw new Error('sdk/typescript/tsconfig.json cannot be read')
  return ts.createProgram(config.fileNames, config.options)
}

const original = (symbol: ts.Symbol, checker: ts.TypeChecker) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

function groupOf(symbol: ts.Symbol, reading: Reading): (typeof GROUPS)[number] {
  if (symbol.flags & ts.SymbolFlags.Function) return 'Functions'
  if (symbol.flags & ts.SymbolFlags.Class) return isErrorClass(symbol, reading) ? 'Errors' : 'Classes'
  return symbol.flags & ts.SymbolFlags.TypeAlias ? 'Types' : 'Values'
}

/** The first comment of a file, which is about all of it (`@packageDocumentation`). */
function textOfModule(source: ts.SourceFile): string {
  const [first] = source.statements
  const comment = first && ts.getJSDocCommentsAndTags(first).find(ts.isJSDoc)?.comment
  return ts.getTextOfJSDocComment(comment) ?? ''
}

/** What examples call a client, and so what its methods are called by. */
const CLIENT = 'humans.'

/** A client and its nouns: `humans.tasks.comments.` is a member of a member of one. */
function findNouns(exported: ts.Symbol[], checker: ts.TypeChecker): Map<ts.Symbol, string> {
  const nouns = new Map<ts.Symbol, string>()
  const visit = (owner: ts.Symbol, noun: string) => {
    if (nouns.has(owner)) return
    nouns.set(owner, noun)
    for (const member of checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(owner))) {
      const { symbol } = checker.getTypeOfSymbol(member)
      if (symbol && symbol.flags & ts.SymbolFlags.Class && exported.includes(symbol)) visit(symbol, `${noun}${member.name}.`)
    }
  }
  for (const symbol of exported) if (/^(AwaitHumans|TestClient)$/.test(symbol.name)) visit(symbol, CLIENT)
  return nouns
}

/** Reads the pages of the TypeScript package from its sources. */
export async function readTypeScript(): Promise<Page[]> {
  const program = openProgram()
  const checker = program.getTypeChecker()
  const modules = MODULES.map((module) => {
    const source = program.getSourceFile(join(PACKAGE, `src/${module.entry}.ts`))
    const symbol = source && checker.getSymbolAtLocation(source)
    if (!source || !symbol) throw new Error(`src/${module.entry}.ts is no module`)
    return { ...module, text: textOfModule(source), exports: checker.getExportsOfModule(symbol).map((each) => original(each, checker)) }
  })
  const exported = modules.flatMap(({ exports }) => exports)
  const nouns = findNouns(exported, checker)
  const isDescribed = (symbol: ts.Symbol | undefined) => symbol !== undefined && exported.includes(original(symbol, checker))
  const reading: Reading = { checker, isDescribed }
  const seen = new Set<ts.Symbol>()
  const pages: Page[] = []
  for (const { module, file, text, exports } of modules) {
    const own = exports.filter((each) => !seen.has(each))
    for (const each of own) seen.add(each)
    const entries = await Promise.all(own.map((each) => entryOf(each, { name: each.name, noun: nouns.get(each) ?? '' }, reading)))
    const groups = GROUPS.map((title): Group => ({
      title,
      entries: entries.filter((_, at) => own[at] && groupOf(own[at], reading) === title),
    }))
    const elsewhere = exports.filter((each) => !own.includes(each)).map(({ name }) => name)
    pages.push({
      file,
      module,
      language: 'typescript',
      text,
      groups: groups.filter(({ entries: some }) => some.length > 0),
      elsewhere,
    })
  }
  return pages
}
