import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { LANGUAGES, SNIPPETS } from './snippets.ts'

const LOCAL = 'http://localhost:3001'
const REMOTE = 'https://humans.example.com'

/** What the compiler says to a file beside this one that is written against our SDK's sources. */
function complaints(code: string): string[] {
  const file = join(import.meta.dirname, 'ask.mts')
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: ['node'],
    paths: { awaithumans: [join(process.cwd(), 'sdk/typescript/src/index.ts')] },
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === file || fileExists(name)
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, code, options.target ?? 0) : getSourceFile(name, ...rest)
  const program = ts.createProgram([file], options, host)
  const source = program.getSourceFile(file)
  return ts.getPreEmitDiagnostics(program, source).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test('the TypeScript fits our SDK', { timeout: 60_000 }, () => {
  expect(complaints(SNIPPETS.typescript.of(REMOTE).code)).toEqual([])
})

test('the compiler would have said so', { timeout: 60_000 }, () => {
  expect(complaints(SNIPPETS.typescript.of(REMOTE).code.replace('timeoutMs', 'timeout'))).not.toEqual([])
})

test.each(LANGUAGES)('%s names this server, and a key only where none is found', (language) => {
  const local = SNIPPETS[language].of(LOCAL).code
  const remote = SNIPPETS[language].of(REMOTE).code
  expect(local).toContain(LOCAL)
  expect(remote).toContain(REMOTE)
  expect(local).not.toContain('AWAITHUMANS_ADMIN_API_TOKEN')
  expect(remote).toContain('AWAITHUMANS_ADMIN_API_TOKEN')
})
