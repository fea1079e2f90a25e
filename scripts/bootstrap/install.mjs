// Plain JavaScript without dependencies: it installs them.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { step } from './progress.mjs'

const LOCK = 'package-lock.json'
// npm writes here what it has installed, in the same form.
const INSTALLED = 'node_modules/.package-lock.json'

/** @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean }>} Packages */

/** @param {string} file @returns {Packages} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return {}
  }
}

/** Compared by content: the dates of files say when git wrote them, not what is in them. */
function isInstalled() {
  const installed = packagesOf(INSTALLED)
  const wanted = Object.entries(packagesOf(LOCK)).filter(
    ([path, { link, optional }]) => path.startsWith('node_modules/') && !link && !optional,
  )
  return wanted.every(([path, { version }]) => installed[path]?.version === version)
}

/** The npm that runs us, or the one on the path when we were started without it. */
function npm() {
  const runner = process.env.npm_execpath ?? ''
  return runner.endsWith('npm-cli.js')
    ? { command: process.execPath, first: [runner], shell: false }
    : { command: 'npm', first: [], shell: true }
}

/** @param {(note: string) => void} note */
function runNpm(note) {
  const total = Object.keys(packagesOf(LOCK)).length
  const { command, first, shell } = npm()
  // http: the level at which npm says when it has a package, which is what there is to count.
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=http']
  const child = spawn(command, args, { shell, stdio: ['ignore', 'pipe', 'pipe'] })
  let fetched = 0
  /** @type {string[]} */
  const words = []
  /** @param {Buffer} chunk */
  const read = (chunk) => {
    for (const line of chunk.toString().split('\n')) {
      if (/^npm http (fetch|cache)/.test(line)) note(`${Math.min(++fetched, total)} of ${total} packages`)
      else if (line.trim()) words.push(line)
    }
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(undefined)
      else reject(new Error(`npm ci failed:\n${words.slice(-15).join('\n')}`))
    })
  })
}

/** Installs what package-lock.json names, unless it is there. */
export async function install() {
  if (!isInstalled()) await step('Packages', runNpm)
}
