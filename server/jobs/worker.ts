import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import { pool } from '#server/db/client.ts'
import { log } from '#server/log.ts'
import { HANDLERS } from './handlers.ts'

/** Jobs at once. They are database work of a few ms; more would take connections from requests. */
const CONCURRENCY = 4

/** Jobs announce themselves by NOTIFY; this is only for those whose retry falls due. Milliseconds. */
const POLL_INTERVAL = 2_000

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const

const logger = new Logger(() => (level, message) => log()[LEVELS[level]](message))

const taskList: TaskList = Object.fromEntries(
  Object.entries(HANDLERS).map(([name, handle]) => [name, (payload: unknown) => handle(payload as Parameters<typeof handle>[0])]),
)

/** The queue's own tables are made with ours, by `migrate`. */
export function startWorker(): Promise<Runner> {
  return run({ pgPool: pool(), taskList, concurrency: CONCURRENCY, pollInterval: POLL_INTERVAL, noHandleSignals: true, logger })
}
