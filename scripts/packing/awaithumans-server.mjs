#!/usr/bin/env node
// The whole of awaithumans on this machine: `npx awaithumans-server dev`. Plain JavaScript: this is what npm installs and runs.
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)))
const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))

const USAGE = `awaithumans-server ${version}

  dev      on this machine, for you: Postgres and all, on the first free port from 3001
  start    for others: needs DATABASE_URL, or brings its own Postgres
  worker   only the work behind servers that share a Postgres
  version

Settings come from the environment and from .env in the present folder. Data is kept in .awaithumans there, or in
AWAITHUMANS_DATA_DIR. Documentation: https://docs.awaithumans.dev
`

/** @param {string} words @returns {never} */
function refuse(words) {
  process.stderr.write(`${words}\n`)
  process.exit(1)
}

/** The folder of an installed package, wherever npm has put it. @param {string} name */
function folderOf(name) {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? []
  for (const path of paths) {
    try {
      readFileSync(join(path, name, 'package.json'))
      return join(path, name)
    } catch {
      // Not in this one.
    }
  }
  return refuse(`${name} is missing beside awaithumans-server: install it again, e.g. with npx --yes awaithumans-server@${version} dev`)
}

/** The pages load some packages by names that the build has given them. Made once, where the package is installed. */
function linkPackages() {
  const links = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(join(PACKAGE, 'bin/links.json'), 'utf8')))
  for (const [name, target] of Object.entries(links)) {
    const link = join(PACKAGE, '.next/node_modules', name)
    try {
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(folderOf(target), link, 'junction')
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
      if (code === 'EEXIST') continue
      refuse(`awaithumans-server has to write into its own folder once, and cannot: ${message}\nRun it once as the user who installed it.`)
    }
  }
}

/** What the server takes for its own folder is npm's; a person's settings and data are where that person is. @param {string} mode */
function settle(mode) {
  const here = process.cwd()
  try {
    process.loadEnvFile(join(here, '.env'))
  } catch {
    // Most people have none.
  }
  process.env.AWAITHUMANS_DATA_DIR = resolve(here, process.env.AWAITHUMANS_DATA_DIR || '.awaithumans')
  // What runs on a person's machine is nobody else's business.
  if (mode === 'dev') process.env.AWAITHUMANS_HOST ||= '127.0.0.1'
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) refuse(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`)

const [mode = 'help'] = process.argv.slice(2)
if (mode === 'version' || mode === '--version') process.stdout.write(`${version}\n`)
else if (mode === 'dev' || mode === 'start' || mode === 'worker') {
  settle(mode)
  linkPackages()
  process.chdir(PACKAGE)
  process.stdout.write(`\n  awaithumans ${mode}\n\n`)
  const launcher = pathToFileURL(join(PACKAGE, 'dist/launcher/main.js')).href
  const { launch } = await import(launcher)
  // The build is made already: what `dev` does in a checkout is compile it.
  await launch(mode === 'dev' ? 'start' : mode)
} else {
  const known = mode === 'help' || mode === '--help'
  process[known ? 'stdout' : 'stderr'].write(known ? USAGE : `There is no command "${mode}".\n\n${USAGE}`)
  if (!known) process.exitCode = 1
}
