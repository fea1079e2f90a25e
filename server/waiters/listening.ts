import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pool } from '#server/db/client.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'

/** Milliseconds before the next try to listen again, doubling from the first to the second; half of it by chance, so that replicas do not return together. */
const RETRY = { first: 100, longest: 5_000 }

/** Milliseconds. A pooler stays a pooler; this is for the one time in a thousand that a slow database looked like one. */
const DEAF_RETRY = 600_000

/** Milliseconds to hear oneself: it takes two. */
const HEAR = 2_000

/** Milliseconds: a database that vanished without a word is noticed within a minute, not after the two hours that systems allow. */
const CONNECTION = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 10_000 }

/** First word of what a process says to itself; no task is called so. */
const PROBE = 'probe'

const SAY = `SELECT pg_notify('awaithumans_tasks', $1)`

export type Hooks = {
  /** What was told: an id and a word. */
  heard: (payload: string) => void
  /** Whether changes are heard from now on. */
  changed: (listening: boolean) => void
}

/** LISTEN was accepted, and yet nothing is heard. */
class DeafError extends Error {}

/** Not worth a retry soon: LISTEN is not supported (0A), not in this kind of transaction or server (25), not allowed (42). */
function isForGood(error: unknown): boolean {
  return error instanceof DeafError || /^(0A|25|42)/.test((error as { code?: string }).code ?? '')
}

/**
 * The one LISTEN connection of a process: opened, tried out, and opened again whenever it is lost. Poolers that hand a
 * connection from transaction to transaction accept LISTEN and deliver nothing, so each new one has to hear a word that is
 * sent through the pool, on another connection, before it counts.
 */
export class Listening {
  private client: pg.Client | undefined
  private probe: { word: string; heard: () => void } | undefined
  private retry: NodeJS.Timeout | undefined
  private stopped = false
  private wait = RETRY.first

  constructor(private readonly hooks: Hooks) {}

  /** Done after the first try, whether it succeeded or not; later ones go on by themselves. */
  async start(): Promise<void> {
    if (this.stopped) return
    try {
      await this.listen()
      this.wait = RETRY.first
      this.hooks.changed(true)
    } catch (error) {
      this.tryAgain(error as Error)
    }
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.retry)
    await this.client?.end().catch(() => undefined)
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, ...CONNECTION })
    client.on('notification', ({ payload = '' }) => this.hear(payload))
    client.on('error', () => this.lose(client))
    // It may be lost while it is still tried out, and then nobody would hear of it again.
    const lost = new Promise<never>((_, reject) => {
      client.on('end', () => {
        reject(new Error('the connection was lost'))
        this.lose(client)
      })
    })
    lost.catch(() => undefined)
    try {
      await Promise.race([this.tryOut(client), lost])
    } catch (error) {
      // Not waited for: what never connected may never say that it has ended.
      void client.end().catch(() => undefined)
      throw error
    }
    // No event can come between the last answer and this line: from here on a loss is noticed by `lose`.
    this.client = client
    if (this.stopped) await client.end().catch(() => undefined)
  }

  private async tryOut(client: pg.Client): Promise<void> {
    await client.connect()
    await client.query('LISTEN awaithumans_tasks')
    await this.hearMyself()
  }

  private async hearMyself(): Promise<void> {
    const word = `${PROBE} ${randomUUID()}`
    const heard = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new DeafError('LISTEN was accepted but nothing is heard')), HEAR)
      this.probe = {
        word,
        heard: () => {
          clearTimeout(timer)
          resolve()
        },
      }
    })
    await Promise.all([heard, pool().query(SAY, [word])])
  }

  private hear(payload: string): void {
    if (!payload.startsWith(`${PROBE} `)) return this.hooks.heard(payload)
    if (payload === this.probe?.word) this.probe.heard()
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return
    this.client = undefined
    if (this.stopped) return
    this.hooks.changed(false)
    this.tryAgain(new Error('the connection was lost'))
  }

  private tryAgain(error: Error): void {
    if (this.stopped) return
    const forGood = isForGood(error)
    const wait = forGood ? DEAF_RETRY : this.wait * (0.5 + Math.random() / 2)
    this.wait = Math.min(this.wait * 2, RETRY.longest)
    const words = forGood
      ? 'changes cannot be heard here, as behind a transaction pooler: looking for them once a second instead'
      : 'cannot listen for changes: looking for them once a second until that works again'
    log().warn({ err: error.message, retryInMs: Math.round(wait) }, words)
    this.retry = setTimeout(() => void this.start(), wait)
    this.retry.unref()
  }
}
