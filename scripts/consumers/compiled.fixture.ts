import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from '#scripts/launcher/root.ts'

/** What a program imports from our SDK, and the source of it. */
export const ENTRIES = ['index', 'forms', 'webhooks', 'testing'].map((entry) => ({
  module: entry === 'index' ? 'awaithumans' : `awaithumans/${entry}`,
  file: join(ROOT, `sdk/typescript/src/${entry}.ts`),
}))

export const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  types: ['node'],
  paths: Object.fromEntries(ENTRIES.map(({ module, file }) => [module, [file]])),
}

type Complaint = { code: number; text: string }

/** What the compiler says of each of some programs that are written against our SDK's sources. */
export function complaintsOf(programs: readonly string[]): Complaint[][] {
  const files = new Map(programs.map((text, at) => [join(import.meta.dirname, `program-${at}.mts`), text]))
  const host = ts.createCompilerHost(OPTIONS)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => files.has(file) || fileExists(file)
  host.getSourceFile = (file, ...rest) => {
    const text = files.get(file)
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022)
  }
  const compiler = ts.createProgram([...files.keys()], OPTIONS, host)
  return [...files.keys()].map((file) =>
    ts
      .getPreEmitDiagnostics(compiler, compiler.getSourceFile(file))
      .map(({ code, messageText }) => ({ code, text: ts.flattenDiagnosticMessageText(messageText, ' ') })),
  )
}
