// What `npm run demo`, `npm run dev`, `npm start` and `npm run worker` call. Plain JavaScript: on a fresh clone nothing is installed yet, so it
// installs first and hands over to the launcher, which is TypeScript, after that.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './bootstrap/install.mjs'
import { bold, print, red } from './bootstrap/progress.mjs'

const BUILT = new URL('../dist/launcher/main.js', import.meta.url)

/** @param {string} mode */
async function loadLauncher(mode) {
  if (mode !== 'start' && mode !== 'worker') {
    await install()
    const { register } = await import('tsx/esm/api')
    register()
    return import('./launcher/main.ts')
  }
  if (existsSync(BUILT)) return import(BUILT.href)
  throw new Error('There is no build yet. Make one with: npm run build')
}

const mode = process.argv[2] ?? ''
process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
try {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`)
  print(`\n  ${bold('awaithumans')} ${mode}\n`)
  const { launch } = await loadLauncher(mode)
  await launch(mode)
} catch (error) {
  print(`\n  ${red(error instanceof Error ? error.message : String(error))}\n`)
  process.exitCode = 1
}
