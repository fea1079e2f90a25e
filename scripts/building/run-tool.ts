import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ROOT } from '#scripts/launcher/root.ts'

const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter)

type Options = { cwd?: string; env?: Record<string, string> }

/** Runs a tool of node_modules and keeps its words to itself, unless it fails: then they are the error. */
export async function runTool(command: string, { cwd = ROOT, env = {} }: Options = {}): Promise<void> {
  const child = spawn(command, { shell: true, cwd, env: { ...process.env, ...env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] })
  const words: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => words.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${command} failed:\n\n${Buffer.concat(words).toString().trim()}`)
}
