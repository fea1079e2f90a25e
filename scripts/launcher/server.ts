import { join } from 'node:path'
import { adviceFor, AdviceError } from './advice.ts'
import { startChild, type Child } from './child.ts'
import { ROOT } from './root.ts'

/** How the pages are served: compiled at each visit, or built before. */
export type ServerMode = 'development' | 'production'

export type ServerOptions = {
  mode: ServerMode
  environment: Record<string, string>
  onLine?: (line: string) => void
}

export type Server = Child & { url: string; setupUrl: string | null }

/** The port was free when we looked. */
export class PortTakenError extends AdviceError {}

type Ready = { type: 'ready'; url: string; setupUrl: string | null }

// Two cores that also run a browser need 20 s to compile everything; past this something hangs.
const READY_MS = 120_000
// Enough to hold an error with its stack.
const REMEMBERED_LINES = 60

const MAIN = {
  development: { file: 'server/main.ts', nodeArgs: ['--import', 'tsx'] },
  production: { file: 'dist/server/main.js', nodeArgs: [] },
}

function isReady(message: unknown): message is Ready {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready'
}

/** Why it ended before it was ready, in its own words. */
function failure(lines: string[]): Error {
  const words = lines.join('\n')
  if (/EADDRINUSE/.test(words)) {
    return new PortTakenError('Somebody else took the port in the same moment.', { advice: 'Run the same command again.' })
  }
  return adviceFor(words) ?? new Error(`The server did not start:\n\n${words}`)
}

/** Starts the server and waits until it answers. */
export async function startServerProcess({ mode, environment, onLine }: ServerOptions, onChild?: (child: Child) => void): Promise<Server> {
  const lines: string[] = []
  const child = startChild({
    file: join(ROOT, MAIN[mode].file),
    nodeArgs: MAIN[mode].nodeArgs,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment, NODE_ENV: mode },
    onLine: (line) => {
      lines.push(line)
      if (lines.length > REMEMBERED_LINES) lines.shift()
      onLine?.(line)
    },
  })
  onChild?.(child)
  const ready = await new Promise<Ready | null>((resolve) => {
    child.process.on('message', (message) => isReady(message) && resolve(message))
    child.process.once('close', () => resolve(null))
    setTimeout(() => resolve(null), READY_MS).unref()
  })
  if (ready) return { ...child, url: ready.url, setupUrl: ready.setupUrl }
  await child.kill()
  throw failure(lines)
}
