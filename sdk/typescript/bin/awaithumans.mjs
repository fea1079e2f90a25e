#!/usr/bin/env node
// `npx awaithumans dev`: hands over to the server's own package, `awaithumans-server`, and fetches it by npx where it is not installed.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SERVER = 'awaithumans-server'
const HERE = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {string} folder @returns {{ version: string, bin?: Record<string, string> }} */
const manifestIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const { version } = manifestIn(HERE)

/** The program of an installed server: of the present project, or beside this package. */
function installedServer() {
  for (const start of [join(process.cwd(), 'package.json'), fileURLToPath(import.meta.url)]) {
    for (const place of createRequire(start).resolve.paths(SERVER) ?? []) {
      try {
        const folder = join(place, SERVER)
        const program = manifestIn(folder).bin?.[SERVER]
        if (program) return join(folder, program)
      } catch {
        // Not in this one.
      }
    }
  }
  return undefined
}

/** The npx that belongs to the npm that runs us; else the one on the path. */
function npx() {
  const runner = process.env.npm_execpath ?? ''
  if (runner.endsWith('npm-cli.js')) return { command: process.execPath, first: [join(dirname(runner), 'npx-cli.js')], shell: false }
  return { command: 'npx', first: [], shell: process.platform === 'win32' }
}

/** @param {string} why */
function advise(why) {
  process.stderr.write(
    `${why}\n\nInstall it in this project with: npm install --save-dev ${SERVER}@${version}\nOr run one elsewhere: https://docs.awaithumans.dev/self-hosting\n`,
  )
}

const program = installedServer()

/** @param {string[]} args */
function start(args) {
  if (program) return spawn(process.execPath, [program, ...args], { stdio: 'inherit' })
  // The same version: an agent and its server are released together.
  const { command, first, shell } = npx()
  process.stderr.write(`${SERVER} is not installed here; npx fetches version ${version}.\n`)
  return spawn(command, [...first, '--yes', `${SERVER}@${version}`, ...args], { stdio: 'inherit', shell })
}

const args = process.argv.slice(2)
if (args[0] === 'version' || args[0] === '--version') process.stdout.write(`${version}\n`)
else {
  const server = start(args)
  server.on('error', ({ message }) => {
    advise(`The server could not be started: ${message}`)
    process.exitCode = 1
  })
  // Ctrl-C reaches the server by itself, which then ends in order; what is sent to this process alone is passed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  server.on('exit', (code, signal) => {
    if (signal) return process.kill(process.pid, signal)
    if (code && !program) advise(`npx could not run ${SERVER}@${version}; what it says is above.`)
    process.exitCode = code ?? 1
  })
}
