import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { waitUntil } from './wait-until.ts'
import { ROOT } from './root.ts'

export type Child = {
  process: ChildProcess
  /** Settles when it has ended, whoever ended it. */
  ended: Promise<unknown>
  /** Asks it to finish what it does; after `graceMs` it is ended. */
  stop: () => Promise<void>
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>
}

// The server gives what is under way 8 s; process managers commonly allow 10.
const GRACE_MS = 10_000

export type Program = {
  file: string
  /** For Node itself, e.g. what to load before the program. */
  nodeArgs: string[]
  env: NodeJS.ProcessEnv
  onLine: (line: string) => void
}

/** Whole lines only: a chunk may end in the middle of one. */
function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  stream?.on('end', () => rest && onLine(rest))
}

/**
 * Starts a Node program in a process group of its own: Ctrl-C then reaches us alone, and we end things in their order. Its
 * channel to us closes when we die, which it takes as the word to stop.
 */
export function startChild({ file, nodeArgs, env, onLine }: Program): Child {
  const child = fork(file, [], {
    cwd: ROOT,
    detached: true,
    execArgv: ['--enable-source-maps', ...nodeArgs],
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  eachLine(child.stdout, onLine)
  eachLine(child.stderr, onLine)
  const ended = once(child, 'exit')
  const isRunning = () => child.exitCode === null && child.signalCode === null

  /** The whole group: Next keeps processes of its own. */
  function signal(name: NodeJS.Signals): void {
    try {
      process.kill(-(child.pid ?? 0), name)
    } catch {
      child.kill(name)
    }
  }

  async function kill(): Promise<void> {
    if (isRunning()) signal('SIGKILL')
    await ended
  }

  async function stop(): Promise<void> {
    if (isRunning()) child.kill('SIGTERM')
    if (!(await waitUntil(() => !isRunning(), { timeoutMs: GRACE_MS }))) await kill()
  }

  return { process: child, ended, stop, kill }
}
