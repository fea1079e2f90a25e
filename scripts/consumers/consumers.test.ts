import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '#scripts/launcher/root.ts'
import { startNext, startProject, type Project } from './packed.ts'

/** Bytes, minified and gzipped, by which an agent's bundle grows: 12 kB is promised for the function; the client has all verbs of the API. */
const BUDGETS = {
  awaitHuman: 12_000,
  'AwaitHumans, awaitHuman': 16_500,
}

/** Asks one question of the human for tests and prints the answer: every part that a program uses has then run. */
const PROGRAM = `
const humans = createTestClient()
setDefaultClient(humans)
humans.script(approve({ reason: 'Fine' }), silent())
const responseSchema = form({ approved: toggle(), reason: longText({ required: false }) })
const question = { task: 'Approve?', payloadSchema: { type: 'object' }, payload: { amount: 250 }, responseSchema, timeoutMs: 60_000 }
const answer = await awaitHuman(question)
const error = await awaitHuman({ ...question, idempotencyKey: 'two' }).catch((error) => error)
const isOne = error instanceof TaskTimeoutError
const result = JSON.stringify({ answer, isOne, others: [typeof verifyWebhook, typeof embedToken] })
`
const RESULT = JSON.stringify({ answer: { approved: true, reason: 'Fine' }, isOne: true, others: ['function', 'function'] })

const PARTS = {
  awaithumans: 'awaitHuman, setDefaultClient, TaskTimeoutError',
  'awaithumans/forms': 'form, longText, toggle',
  'awaithumans/webhooks': 'verifyWebhook',
  'awaithumans/embed': 'embedToken',
  'awaithumans/testing': 'approve, createTestClient, silent',
}
const parts = Object.entries(PARTS)
const IMPORTS = parts.map(([from, names]) => `import { ${names} } from '${from}'`).join('\n')
const REQUIRES = parts.map(([from, names]) => `const { ${names} } = require('${from}')`).join('\n')

let project: Project
const write = (name: string, text: string) => {
  mkdirSync(join(project.folder, name, '..'), { recursive: true })
  writeFileSync(join(project.folder, name), text)
}

beforeAll(async () => {
  project = await startProject('all')
}, 120_000)

afterAll(() => project[Symbol.asyncDispose]())

/** The code of a bundle of a program in the project. */
async function bundle(text: string, options: BuildOptions): Promise<string> {
  const stdin = { contents: text, resolveDir: project.folder }
  const { outputFiles } = await build({ stdin, bundle: true, write: false, logLevel: 'silent', ...options })
  return outputFiles?.[0]?.text ?? ''
}

/** Runs a bundle where there is what the web has and nothing of Node: no `process`, no `require`. */
async function runOnTheWeb(code: string): Promise<unknown> {
  const web = { AbortController, DOMException, Request, Response, ReadableStream, TextDecoder, TextEncoder, URL, URLSearchParams }
  const context = createContext({ ...web, fetch, crypto, setTimeout, clearTimeout })
  runInContext(code, context)
  return runInContext('done', context) as Promise<unknown>
}

describe('a project with the packed package', () => {
  test('runs in Node as ESM', async () => {
    write('esm.mjs', `${IMPORTS}\n${PROGRAM}\nprocess.stdout.write(result)`)
    expect(await project.run('node', 'esm.mjs')).toBe(RESULT)
  })

  test('runs in Node as CommonJS', async () => {
    write('cjs.cjs', `${REQUIRES}\nvoid (async () => {${PROGRAM}\nprocess.stdout.write(result)\n})()`)
    expect(await project.run('node', 'cjs.cjs')).toBe(RESULT)
  })

  test.each([
    ['a browser', { platform: 'browser' }],
    ['an edge runtime', { platform: 'neutral', conditions: ['edge-light', 'worker', 'import'], mainFields: ['module', 'main'] }],
  ] satisfies [string, BuildOptions][])('is bundled for %s by esbuild, and runs there', async (_, options) => {
    const code = await bundle(`${IMPORTS}\nglobalThis.done = (async () => {${PROGRAM}\nreturn result })()`, { format: 'iife', ...options })
    expect(await runOnTheWeb(code)).toBe(RESULT)
  })

  test.each(Object.entries(BUDGETS))('costs little: { %s } in at most %i bytes', async (names, budget) => {
    const code = await bundle(`import { ${names} } from 'awaithumans'; globalThis.kept = [${names}]`, { format: 'esm', minify: true })
    expect(gzipSync(code).length).toBeLessThanOrEqual(budget)
  })

  test('is typed for projects that resolve as Node does, and as bundlers do', async () => {
    const typed = `${IMPORTS}
      const answer = await awaitHuman({ task: '?', payloadSchema: { type: 'object' }, payload: {}, responseSchema: form({ yes: toggle() }), timeoutMs: 60_000 })
      export const yes: boolean = answer.yes
      // @ts-expect-error -- there is no such member
      export const no: boolean = answer.no
      export const rest = [setDefaultClient, TaskTimeoutError, longText, verifyWebhook, embedToken, approve, createTestClient, silent]`
    write('typed/index.mts', typed)
    const options = { strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: [] }
    write('typed/node.json', JSON.stringify({ compilerOptions: { ...options, module: 'nodenext' }, files: ['index.mts'] }))
    write(
      'typed/bundler.json',
      JSON.stringify({ compilerOptions: { ...options, module: 'esnext', moduleResolution: 'bundler' }, files: ['index.mts'] }),
    )
    expect(await Promise.all([project.run('tsc', '-p', 'typed/node.json'), project.run('tsc', '-p', 'typed/bundler.json')])).toEqual([
      '',
      '',
    ])
  }, 120_000)

  test('has no complaints of publint and attw', async () => {
    const folder = join(ROOT, 'sdk/typescript')
    expect(await project.run('publint', '--strict', folder)).toContain('All good!')
    await project.run('attw', '--pack', folder, '--profile', 'node16', '--format', 'json')
  }, 120_000)
})

test('a Next project asks from its route handlers, on Node and on the edge', async () => {
  write('package.json', '{ "type": "module", "private": true }')
  write('next.config.js', `export default { turbopack: { root: ${JSON.stringify(ROOT)} } }`)
  const layout =
    "import { createElement } from 'react'\nexport default ({ children }) => createElement('html', null, createElement('body', null, children))"
  write('app/layout.js', layout)
  const route = `${IMPORTS}\nexport const dynamic = 'force-dynamic'\nexport async function GET() {${PROGRAM}\nreturn new Response(result) }`
  write('app/node/route.js', route)
  write('app/edge/route.js', `export const runtime = 'edge'\n${route}`)
  await project.run('next', 'build')
  await using server = await startNext(project.folder)
  for (const path of ['/node', '/edge']) expect(await (await fetch(server.url + path)).text()).toBe(RESULT)
}, 240_000)
