// Stands between the launcher and Postgres, in a process group of its own: Ctrl-C in the terminal reaches neither, and when
// the launcher goes (even by kill -9) the channel to it closes and Postgres is shut down in order. Plain JavaScript: it
// starts in 40 ms, and the built launcher uses it as it is.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

/** @typedef {{ command: string, args: string[], cwd: string, uid?: number, gid?: number, env: NodeJS.ProcessEnv, remove?: string }} Order */

// A fast shutdown writes one checkpoint, well under a second for our sizes. After 10 s something hangs; an immediate one
// then loses nothing that was committed, it only makes the next start replay the log.
const PATIENCE_MS = 10_000

/** @param {Order} order */
function run({ command, args, remove, ...options }) {
  const postgres = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
  const stop = () => {
    postgres.kill('SIGINT')
    setTimeout(() => postgres.kill('SIGQUIT'), PATIENCE_MS).unref()
  }
  postgres.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  postgres.on('exit', (code) => {
    if (remove) rmSync(remove, { recursive: true, force: true })
    process.exit(code ?? 1)
  })
  process.on('disconnect', stop)
  process.on('SIGTERM', stop)
  if (!process.connected) stop()
}

process.once('message', (order) => run(/** @type {Order} */ (order)))
