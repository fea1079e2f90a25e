import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { LANGUAGES, SNIPPETS } from './snippets.ts'

const LOCAL = 'http://localhost:3001'
const REMOTE = 'https://humans.example.com'

/** What the compiler says to each of some files beside this one that are written against our SDK's sources. */
function complaints(codes: string[]): string[][] {
  const files = new Map(codes.map((code, at) => [join(import.meta.dirname, `ask-${at}.mts`), code]))
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
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.getSourceFile = (name, ...rest) => {
    const code = files.get(name)
    return code === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, code, ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].map((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  )
}

// A minute: the compiler reads all of zod, and shares its core with other tests.
test('the TypeScript fits our SDK', { timeout: 60_000 }, () => {
  const { code } = SNIPPETS.typescript.of(REMOTE)
  const [right, wrong] = complaints([code, code.replace('timeoutMs', 'timeout')])
  expect(right).toEqual([])
  // Were it not so, the line above would prove nothing.
  expect(wrong).not.toEqual([])
})

test.each(LANGUAGES)('%s names this server, and a key only where none is found', (language) => {
  const local = SNIPPETS[language].of(LOCAL).code
  const remote = SNIPPETS[language].of(REMOTE).code
  expect(local).toContain(LOCAL)
  expect(remote).toContain(REMOTE)
  expect(local).not.toContain('AWAITHUMANS_ADMIN_API_TOKEN')
  expect(remote).toContain('AWAITHUMANS_ADMIN_API_TOKEN')
})

test.each(LANGUAGES)('the %s of the quickstart is the same', (language) => {
  expect(readFileSync('docs/quickstart.md', 'utf8')).toContain(SNIPPETS[language].of(LOCAL).code)
})
