import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adviceFor } from '#scripts/launcher/advice.ts'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'

export const SUPERUSER = 'awaithumans'

/**
 * Sorting is Postgres's own (builtin C.UTF-8) on every machine, but pg_trgm asks the C library what a letter is: with plain C
 * it would not find a word with an ü. The names differ by system.
 */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C']

export type Cluster = { data: string; binaries: Binaries; identity: Identity | undefined }

/**
 * How Postgres is told where its data is. As root on Linux by a name of the kernel's that needs no right to enter the parent
 * folders: the checkout may lie below a home (mode 0700) that Postgres's user cannot enter. Elsewhere simply by path.
 */
export function dataArgument({ data, identity }: Cluster): string {
  return identity && process.platform === 'linux' ? '/proc/self/cwd' : data
}

/** What Postgres sees of our environment: next to nothing, since PGDATA and friends would change what it does. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C' }
}

function makeFolder(folder: string, identity: Identity | undefined): void {
  mkdirSync(folder, { mode: 0o700 })
  if (identity) chownSync(folder, identity.uid, identity.gid)
}

/** A file that initdb's user can read, in a folder that nobody else can. */
function writePassword(password: string, identity: Identity | undefined): { file: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'awaithumans-'))
  const file = join(folder, 'password')
  writeFileSync(file, password, { mode: 0o600 })
  if (identity) for (const path of [file, folder]) chownSync(path, identity.uid, identity.gid)
  return { file, folder }
}

function runInitdb({ binaries, identity, data }: Cluster, args: string[]): Promise<{ code: number | null; words: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, { cwd: data, ...identity, env: postgresEnv(), stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, words: Buffer.concat(chunks).toString() }))
  })
}

async function initialise(cluster: Cluster, options: { passwordFile: string; sync: boolean }): Promise<void> {
  for (const locale of LOCALES) {
    const { code, words } = await runInitdb(cluster, [
      `--pgdata=${dataArgument(cluster)}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${options.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      // advice.ts and start.ts read them
      '--lc-messages=C',
      '--no-instructions',
      ...(options.sync ? [] : ['--no-sync']),
    ])
    if (code === 0) return
    if (!/invalid locale name/.test(words)) throw adviceFor(words) ?? new Error(`initdb failed:\n${words}`)
  }
}

/** Makes an empty cluster where none is. Built beside its place and renamed into it: a run that was cut short leaves no half. */
export async function createCluster(cluster: Cluster, { password, sync }: { password: string; sync: boolean }): Promise<void> {
  if (existsSync(cluster.data)) return
  const draft = { ...cluster, data: `${cluster.data}.new` }
  rmSync(draft.data, { recursive: true, force: true })
  makeFolder(draft.data, cluster.identity)
  const { file, folder } = writePassword(password, cluster.identity)
  try {
    await initialise(draft, { passwordFile: file, sync })
    renameSync(draft.data, cluster.data)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
