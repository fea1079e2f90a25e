import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Check = { name: string; command: string }
type Result = Check & { passed: boolean; seconds: number; output: string }

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter)
const PREFIX = 'check:'

// two: what the smallest machine we run on has; the type checker alone fills one
const LANES = 2

/** Every `check:…` script of package.json, in its order: each can also be run alone. */
function readChecks(): Check[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  return Object.entries(scripts)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, command]) => ({ name: name.slice(PREFIX.length), command }))
}

function run(check: Check): Promise<Result> {
  const started = performance.now()
  const child = spawn(check.command, { cwd: ROOT, shell: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PATH } })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const output = Buffer.concat(chunks).toString().trim()
      resolve({ ...check, passed: code === 0, seconds: (performance.now() - started) / 1000, output })
    })
  })
}

function report({ name, command, passed, seconds, output }: Result): void {
  // our own checks sum themselves up in their first line; the tools' words matter only when they complain
  const summary = passed && command.startsWith('tsx ') ? output.split('\n', 1)[0] : ''
  process.stdout.write(`${passed ? '✓' : '✗'} ${name.padEnd(14)}${seconds.toFixed(1).padStart(5)} s  ${summary}`.trimEnd() + '\n')
  if (!passed) process.stdout.write(`${output.replaceAll(/^/gm, '    ')}\n\n`)
}

/** Takes the next check as soon as the last one is done, whatever the other lane does. */
async function lane(pending: Iterator<Check>): Promise<Result[]> {
  const next = pending.next()
  if (next.done) return []
  const result = await run(next.value)
  report(result)
  return [result, ...(await lane(pending))]
}

const pending = readChecks().values()
const results = (await Promise.all(Array.from({ length: LANES }, () => lane(pending)))).flat()
const failed = results.filter(({ passed }) => !passed).length

// the last line is read by scripts/test.ts
process.stdout.write(`check: ${results.length - failed} passed, ${failed} failed\n`)
if (failed > 0) process.exitCode = 1
