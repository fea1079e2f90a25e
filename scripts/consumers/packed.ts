import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from '#scripts/building/build.ts'
import { buildSdk } from '#scripts/building/prepare.ts'
import { ROOT } from '#scripts/launcher/root.ts'
import { pack, unpack } from '#scripts/packing/pack.ts'
import { stageServer } from '#scripts/packing/stage.ts'

const execute = promisify(execFile)

/** Inside the repository, so that what a project needs besides the package (zod, Next, TypeScript) is found above it. */
const PLACE = join(ROOT, 'node_modules/.cache')

export type Project = AsyncDisposable & {
  /** Its folder; `awaithumans` is installed in it. */
  folder: string
  /** Runs a program in it and answers with what it wrote. */
  run: (command: string, ...args: string[]) => Promise<string>
}

/** A project of somebody else with the package in it, as it is packed. */
export async function startProject(name: string): Promise<Project> {
  await buildSdk()
  mkdirSync(PLACE, { recursive: true })
  const folder = mkdtempSync(join(PLACE, `consumer-${name}-`))
  const installed = join(folder, 'node_modules/awaithumans')
  mkdirSync(installed, { recursive: true })
  const tarball = await pack(join(ROOT, 'sdk/typescript'), folder)
  await unpack(tarball, installed)
  return {
    folder,
    run: async (command, ...args) => {
      const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(':')
      const env = { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const, NODE_OPTIONS: '' }
      const { stdout } = await execute(command, args, { cwd: folder, env }).catch((error: Error & { stdout?: string; stderr?: string }) => {
        throw new Error(`${command} ${args.join(' ')} failed:\n${error.stdout}\n${error.stderr}`)
      })
      return stdout.trim()
    },
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The same with the server's package beside it, as it is packed. */
export async function addServer({ folder }: Project): Promise<void> {
  await build()
  const stage = join(folder, 'stage')
  stageServer(stage)
  const installed = join(folder, 'node_modules/awaithumans-server')
  mkdirSync(installed, { recursive: true })
  await unpack(await pack(stage, folder), installed)
  rmSync(stage, { recursive: true })
}

/** `next start` of a built project. */
export async function startNext(folder: string): Promise<AsyncDisposable & { url: string }> {
  const program = join(ROOT, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [program, 'start', '-p', '0', '-H', '127.0.0.1'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    let words = ''
    child.stdout.on('data', (chunk: Buffer) => {
      words += chunk.toString()
      const found = /127\.0\.0\.1:(\d+)/.exec(words)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', () => reject(new Error(`next start ended:\n${words}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await exited
    },
  }
}
