import { bold, dim, red } from '#scripts/bootstrap/progress.mjs'

type Entry = { level: number; time: string; msg: string } & Record<string, unknown>

// pino's numbers
const WARN = 40
const ERROR = 50

function readEntry(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Partial<Entry>
    return typeof entry.level === 'number' && typeof entry.msg === 'string' && typeof entry.time === 'string' ? (entry as Entry) : null
  } catch {
    return null
  }
}

/** The server's JSON for a person: time, words, and the rest as `key=value`. What is not JSON passes as it is. */
export function readable(line: string): string {
  const entry = readEntry(line)
  if (!entry) return `  ${line}`
  const { level, time, msg, ...rest } = entry
  const details = Object.entries(rest).map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const words = level >= ERROR ? red(msg) : level >= WARN ? bold(msg) : msg
  return `  ${dim(new Date(time).toTimeString().slice(0, 8))}  ${words}  ${dim(details.join(' '))}`.trimEnd()
}

/**
 * Keeps a server's words back until it is up: one that starts has nothing to say, and one that does not says it in its error.
 */
export function heldBack(write: (line: string) => void): { onLine: (line: string) => void; release: () => void } {
  let held = true
  return {
    onLine: (line) => {
      if (!held) write(line)
    },
    release: () => {
      held = false
    },
  }
}
