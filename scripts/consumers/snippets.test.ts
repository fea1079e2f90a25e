import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { ROOT } from '#scripts/launcher/root.ts'
import { complaintsOf, ENTRIES, OPTIONS } from './compiled.fixture.ts'

const PAGES = [
  'sdk/typescript/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/**
 * A snippet may use names of its reader's program (2304, 2552, 18004, 2307), leave out arguments behind an ellipsis (2739, 2741, 2345, 2769), and have no
 * types for what it does not explain (7031, 7006). Everything else that the compiler says is a mistake.
 */
const OF_THE_READER = new Set([2304, 2552, 18004, 2307, 2739, 2741, 2345, 2769, 7031, 7006])

type Snippet = { name: string; code: string }

function snippetsOf(page: string): Snippet[] {
  const blocks = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^ *```ts\n(.*?)^ *```/gms)]
  return blocks.map(([, code = ''], at) => ({ name: `${page} ${at + 1}`, code }))
}

/** A program: what is imported stays at the top, options without their call become an object, and the rest may await and return. */
function program(code: string, names: Map<string, string>): string {
  const imports = [...code.matchAll(/^import .*$/gm)].map(([line]) => line)
  const body = code.replace(/^import .*$/gm, '').replace(/^export /gm, '')
  const missing = [...names].filter(([name]) => new RegExp(`\\b${name}\\b`).test(body) && !imports.some((line) => line.includes(name)))
  const isOptions = /^\w+:/.test(body.trim())
  return [
    ...imports,
    ...missing.map(([name, module]) => `import { ${name} } from '${module}'`),
    isOptions ? `export const options = {${body}}` : `export async function snippet() {${body}}`,
  ].join('\n')
}

/** The names that the SDK exports, and zod's. */
function exported(): Map<string, string> {
  const compiler = ts.createProgram(
    ENTRIES.map(({ file }) => file),
    OPTIONS,
  )
  const checker = compiler.getTypeChecker()
  const names = ENTRIES.flatMap(({ module, file }) => {
    const source = compiler.getSourceFile(file)
    const symbol = source && checker.getSymbolAtLocation(source)
    return symbol ? checker.getExportsOfModule(symbol).map(({ name }) => [name, module] as const) : []
  })
  return new Map([...names, ['z', 'zod']])
}

function complaints(snippets: Snippet[]): string[] {
  // Where each name of ours comes from: snippets leave out what the one above them has imported.
  const names = exported()
  const found = complaintsOf(snippets.map(({ code }) => program(code, names)))
  return snippets.flatMap(({ name }, at) =>
    (found[at] ?? []).filter(({ code }) => !OF_THE_READER.has(code)).map(({ code, text }) => `${name}: ${code} ${text}`),
  )
}

// A minute: the compiler reads all of zod, and shares its core with other tests.
test('what the documentation shows in TypeScript is true of the SDK', { timeout: 60_000 }, () => {
  const snippets = PAGES.flatMap(snippetsOf)
  const wrong = {
    name: 'a name that is not there',
    code: "await awaitHuman({ timeout: 1 })\nconst { taskID } = await new AwaitHumans().tasks.get('id')",
  }
  // Were these not found, the rest would prove nothing.
  expect(complaints([...snippets, wrong])).toEqual([
    expect.stringContaining("Did you mean to write 'timeoutMs'?"),
    expect.stringContaining("Property 'taskID' does not exist"),
  ])
  expect(snippets.length).toBeGreaterThan(20)
})
