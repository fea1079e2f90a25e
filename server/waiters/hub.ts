import pg from 'pg'
import { singleton } from '#server/db/singleton.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import { metrics } from '#server/metrics.ts'

export type Change = { taskId: string; what: string }
type Listener = (change: Change) => void

/** Milliseconds before the next try to listen again, doubling from the first to the second. */
const RETRY = { first: 100, longest: 5_000 }

/** Milliseconds: a database that vanished without a word is noticed within a minute, not after the two hours that systems allow. */
const CONNECTION = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 10_000 }

/** Said to every listener after a lost connection: anything may have happened meanwhile, so look again. */
const RESYNC: Change = { taskId: '*', what: 'resync' }

/**
 * Who waits for which task. One LISTEN connection a process wakes them; a waiter that sleeps costs no statement and no
 * timer here. Subscribe first, then read the row, then sleep: an answer in between is never missed.
 */
export class Hub {
  private readonly byTask = new Map<string, Set<Listener>>()
  private readonly all = new Set<Listener>()
  private client: pg.Client | undefined
  private retry: NodeJS.Timeout | undefined
  private stopped = false

  /** No change will be told any more: the process is about to end, and so should every wait. */
  get closed(): boolean {
    return this.stopped
  }

  /** How many wait now, for one task or for any. */
  get waits(): number {
    return [...this.byTask.values()].reduce((sum, listeners) => sum + listeners.size, this.all.size)
  }

  /** Calls back for each change of one task, or of every task with `*`, until the returned function is called. */
  subscribe(taskId: string, listener: Listener): () => void {
    const listeners = taskId === '*' ? this.all : (this.byTask.get(taskId) ?? new Set())
    if (taskId !== '*') this.byTask.set(taskId, listeners)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.byTask.get(taskId) === listeners) this.byTask.delete(taskId)
    }
  }

  async start(): Promise<void> {
    this.stopped = false
    await this.listen()
  }

  /** Wakes everybody a last time: open waits answer at once with the state as it is, and clients ask again. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.retry)
    this.tell(RESYNC)
    await this.client?.end().catch(() => undefined)
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, ...CONNECTION })
    client.on('notification', ({ payload }) => this.publish(payload ?? ''))
    client.on('error', () => this.lose(client))
    client.on('end', () => this.lose(client))
    try {
      await client.connect()
      await client.query('LISTEN awaithumans_tasks')
    } catch (error) {
      // Not waited for: what never connected may never say that it has ended.
      void client.end().catch(() => undefined)
      throw error
    }
    this.client = client
  }

  private publish(payload: string): void {
    const [taskId = '', what = '', at] = payload.split(' ')
    // Another replica's clock may be a little ahead.
    if (at && this.byTask.has(taskId)) metrics().resume.observe(Math.max(0, Date.now() - Number(at)) / 1000)
    this.tell({ taskId, what })
  }

  private tell(change: Change): void {
    const concerned = change === RESYNC ? [...this.byTask.values()] : [this.byTask.get(change.taskId) ?? []]
    for (const listeners of [...concerned, this.all]) for (const listener of [...listeners]) listener(change)
  }

  private lose(client: pg.Client): void {
    if (this.stopped || this.client !== client) return
    this.client = undefined
    this.reconnect(RETRY.first)
  }

  private reconnect(wait: number): void {
    this.retry = setTimeout(() => {
      this.listen()
        .then(() => this.tell(RESYNC))
        .catch((error: Error) => {
          log().warn({ err: error.message, wait }, 'cannot listen for changes; trying again')
          if (!this.stopped) this.reconnect(Math.min(wait * 2, RETRY.longest))
        })
    }, wait)
  }
}

export const hub = (): Hub => singleton('hub', () => new Hub())
