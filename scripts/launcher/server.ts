import { join } from 'node:path'
import { adviceFor, AdviceError } from './advice.ts'
import { startChild, type Child } from './child.ts'
import { ROOT } from './root.ts'

/** How the pages are served: compiled at each visit, or built before. */
export type ServerMode = 'development' | 'production'

export type ServerOptions = {
  mode: ServerMode
  /** The server, or the work behind it alone, without HTTP. */
  program?: 'server' | 'worker'
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

const PROGRAMS = { server: 'main', worker: 'worker' }

function programOf({ mode, program = 'server' }: ServerOptions) {
  const name = PROGRAMS[program]
  if (mode === 'production') return { file: join(ROOT, `dist/server/${name}.js`), nodeArgs: [] }
  return { file: join(ROOT, `server/${name}.ts`), nodeArgs: ['--import', 'tsx'] }
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
export async function startServerProcess(options: ServerOptions, onChild?: (child: Child) => void): Promise<Server> {
  const { mode, environment, onLine } = options
  const lines: string[] = []
  const child = startChild({
    ...programOf(options),
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
