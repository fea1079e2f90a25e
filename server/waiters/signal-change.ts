import { pool } from '#server/db/client.ts'
import { log } from '#server/log.ts'

/** Changes told in one statement: 60 bytes each, far below what NOTIFY's queue holds. */
const BATCH = 500

/**
 * Every commit that has notified takes one lock of the whole cluster until it is on disk, so that NOTIFY inside the
 * transactions of tasks made them wait for one another: 150 creates a second instead of 720 (bench/create.ts). Told
 * afterwards in batches it costs nothing that anybody waits for, and the commit of the telling need not reach the disk.
 */
const TELL = `SELECT pg_notify('awaithumans_tasks', change)
  FROM unnest($1::text[]) AS change, set_config('synchronous_commit', 'off', true)`

const waiting: string[] = []
let telling = false

async function tell(): Promise<void> {
  telling = true
  while (waiting.length > 0) {
    await pool()
      .query(TELL, [waiting.splice(0, BATCH)])
      .catch((error: Error) => log().warn({ err: error.message }, 'could not tell waiters; they look again by themselves'))
  }
  telling = false
}

/**
 * Wakes whoever waits for a task, on every replica, after its change is committed. Should the process die in between, the
 * wait ends at its own deadline, at most 30 s later, and reads the row then: no answer is lost, one is late.
 */
export function signalChange(taskId: string, what: string): void {
  waiting.push(`${taskId} ${what}`)
  if (!telling) void tell()
}
