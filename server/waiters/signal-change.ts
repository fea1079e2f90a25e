import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '#server/db/client.ts'
import { log } from '#server/log.ts'

/** Changes told in one statement: 60 bytes each, far below what NOTIFY's queue holds. */
const BATCH = 500

/**
 * Every commit that has notified takes one lock of the whole cluster until it is on disk, so that NOTIFY inside the
 * transactions of tasks made them wait for one another: 150 creates a second instead of 720 (bench/throughput.ts). Told
 * afterwards in batches it costs nothing that anybody waits for, and the commit of the telling need not reach the disk.
 */
const TELL = `SELECT pg_notify('awaithumans_tasks', change)
  FROM unnest($1::text[]) AS change, set_config('synchronous_commit', 'off', true)`

/** Said when somebody opens or leaves a task: the task itself is as it was. */
export const PRESENCE = 'presence'

/**
 * What nobody waits for to the millisecond: only open pages hear of it, and they read themselves again four times a second at
 * most. Told together, it costs a create nothing.
 */
const UNHURRIED = new Set(['created', 'notified', 'assigned', PRESENCE])

/** Milliseconds that an unhurried change may wait for others to be told with. */
const PATIENCE = 50

let later: NodeJS.Timeout | undefined

const waiting: string[] = []
let telling = false

/** Milliseconds before a batch that could not be told is tried again. */
const RETRY = 1_000

/** Ids kept while the database is away. Beyond that the listeners' own look after they reconnect has to do. */
const KEPT = 10_000

async function tell(): Promise<void> {
  telling = true
  clearTimeout(later)
  later = undefined
  while (waiting.length > 0) {
    const batch = waiting.splice(0, BATCH)
    try {
      await pool().query(TELL, [batch])
    } catch (error) {
      log().warn({ err: (error as Error).message }, 'could not tell waiters of changes; trying again')
      if (waiting.length < KEPT) waiting.unshift(...batch)
      await sleep(RETRY, undefined, { ref: false })
      if (pool().ended) break
    }
  }
  telling = false
}

/**
 * Wakes whoever waits for a task, on every replica, after its change is committed. Should the process die in between, the
 * wait ends at its own deadline, at most 30 s later, and reads the row then: no answer is lost, one is late.
 */
export function signalChange(taskId: string, what: string): void {
  // With when, for the metric; listeners need the first two.
  waiting.push(`${taskId} ${what} ${Date.now()}`)
  if (telling) return
  if (UNHURRIED.has(what)) later ??= setTimeout(() => void tell(), PATIENCE)
  else void tell()
}
