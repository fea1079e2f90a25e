import type { TaskStatus } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'

/** What whoever waits wants to know of a task. */
export type TaskState = {
  id: string
  /** The transaction that wrote this row: another one, another version. Needs no clock, and no care on the side of who writes. */
  version: string
  status: TaskStatus
  response: Record<string, unknown> | null
  completed_at: Date | null
  timed_out_at: Date | null
  verification_attempt: number
  timeout_at: Date
  questions: number
}

/** Ids in one statement: some 400 kB of parameters, read in about 50 ms. */
export const CHUNK = 10_000

const STATES = `SELECT id, xmin::text AS version, status, response, completed_at, timed_out_at, verification_attempt, timeout_at, questions
  FROM tasks WHERE id = ANY($1)`

type Asked = { promise: Promise<TaskState | null>; resolve: (state: TaskState | null) => void; reject: (error: unknown) => void }

function newAsked(): Asked {
  let settle: Pick<Asked, 'resolve' | 'reject'> | undefined
  const promise = new Promise<TaskState | null>((resolve, reject) => (settle = { resolve, reject }))
  return { promise, ...(settle as unknown as Pick<Asked, 'resolve' | 'reject'>) }
}

/**
 * Reads the states of tasks for everybody who asks: one statement for all that is asked in the same turn of the event loop, or
 * while the one before is under way, and one read for all who ask for the same task. A read always starts after it was asked
 * for, so that whoever subscribes first and reads then misses nothing. One statement at a time: states arrive in order.
 */
export class TaskStates {
  private asked = new Map<string, Asked>()
  private reading = false

  /** `seen` is told of each version before those who asked for it are. */
  constructor(private readonly seen: (id: string, version: string) => void) {}

  /** The task as it is now; null when there is none (any more). */
  read(id: string): Promise<TaskState | null> {
    const asked = this.asked.get(id) ?? newAsked()
    this.asked.set(id, asked)
    if (!this.reading) {
      this.reading = true
      setImmediate(() => void this.readAll())
    }
    return asked.promise
  }

  private async readAll(): Promise<void> {
    while (this.asked.size > 0) await this.readChunk(this.take())
    this.reading = false
  }

  private take(): Map<string, Asked> {
    if (this.asked.size <= CHUNK) {
      const all = this.asked
      this.asked = new Map()
      return all
    }
    const chunk = new Map([...this.asked].slice(0, CHUNK))
    for (const id of chunk.keys()) this.asked.delete(id)
    return chunk
  }

  private async readChunk(chunk: Map<string, Asked>): Promise<void> {
    try {
      const { rows } = await pool().query<TaskState>(STATES, [[...chunk.keys()]])
      for (const row of rows) {
        this.seen(row.id, row.version)
        chunk.get(row.id)?.resolve(row)
        chunk.delete(row.id)
      }
      for (const missing of chunk.values()) missing.resolve(null)
    } catch (error) {
      for (const each of chunk.values()) each.reject(error)
    }
  }
}
