/** A failure whose reader is a person at a terminal: what happened, and what to do about it. */
export class AdviceError extends Error {
  override name = 'AdviceError'
  readonly advice: string

  constructor(message: string, { advice, cause }: { advice: string; cause?: unknown }) {
    super(message, { cause })
    this.advice = advice
  }
}

type Known = { sign: RegExp; message: string; advice: string }

// Read from the top: a full /dev/shm says "No space left on device" too, but is another trouble than a full disk.
const KNOWN: Known[] = [
  {
    sign: /shared memory segment.*No space left|could not (resize|create) shared memory/,
    message: 'Postgres found too little shared memory.',
    advice: 'In a container, give it more (docker run --shm-size=256m), or set DATABASE_URL to a Postgres elsewhere.',
  },
  {
    sign: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    message: 'The disk is full.',
    advice: 'Free at least 300 MB on it and run the same command again; what was stored so far is safe.',
  },
  {
    sign: /Read-only file system|EROFS/,
    message: 'The disk is mounted read-only.',
    advice: 'Set AWAITHUMANS_DATA_DIR to a folder that can be written to, or DATABASE_URL to a Postgres elsewhere.',
  },
  {
    sign: /Another next dev server is already running/,
    message: 'Another development server uses the build folder of this checkout.',
    advice: 'Stop that one first, or give this one a folder of its own: NEXT_DIST_DIR=.next-2',
  },
  {
    sign: /could not look up effective user ID/,
    message: 'Postgres needs a user with a name, and this user id has none.',
    advice: 'Run as a user listed in /etc/passwd, or set DATABASE_URL to a Postgres elsewhere.',
  },
  {
    sign: /Permission denied|EACCES|EPERM/,
    message: 'A file of the data folder may not be read or written by this user.',
    advice: 'Run as the user who ran it before (ls -l .awaithumans tells), or set AWAITHUMANS_DATA_DIR to another folder.',
  },
  {
    sign: /database files are incompatible with server|initialized by PostgreSQL version/,
    message: 'The data was written by another version of Postgres.',
    advice: 'Move the data folder away to start afresh, or go back to the version of awaithumans that wrote it and dump it there.',
  },
]

/** Turns a tool's words (a log, an error) into advice, when the trouble is one we know. */
export function adviceFor(words: string, cause?: unknown): AdviceError | undefined {
  const known = KNOWN.find(({ sign }) => sign.test(words))
  return known && new AdviceError(known.message, { advice: known.advice, cause })
}
