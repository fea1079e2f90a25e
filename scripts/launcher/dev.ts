import { dim, print, red } from '#scripts/bootstrap/progress.mjs'
import { isClosing } from './closers.ts'
import type { Environment } from './environment.ts'
import { heldBack, readable } from './log-lines.ts'
import { startServerProcess, type Server } from './server.ts'
import { watchServerCode } from './watch.ts'

/** Restarts the server whenever its code changes, on the same port. A change that does not run waits for the next one. Returns how to end it. */
export function keepUpToDate(first: Server, environment: Environment): () => Promise<void> {
  let server: Server | undefined = first
  let restarting = Promise.resolve()

  async function restart(): Promise<void> {
    const started = performance.now()
    await server?.stop()
    server = undefined
    if (isClosing()) return
    const { onLine, release } = heldBack((line) => print(readable(line)))
    try {
      server = await startServerProcess({ mode: 'development', environment, onLine })
      release()
      print(`  ${dim(`Restarted in ${Math.round(performance.now() - started)} ms`)}`)
    } catch (error) {
      print(`\n  ${red((error as Error).message)}\n\n  ${dim('Waiting for the next change…')}\n`)
    }
  }

  const unwatch = watchServerCode(() => {
    restarting = restarting.then(restart)
  })

  return async () => {
    unwatch()
    await restarting
    await server?.stop()
  }
}
