import { singleton } from '#server/db/singleton.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import { Listening } from './listening.ts'
import { findChanged, readActivity, readPosition } from './look.ts'
import { type TaskState, TaskStates } from './task-states.ts'
import { PRESENCE } from './signal-change.ts'
import { metrics } from '#server/metrics.ts'

export type Change = { taskId: string; what: string }
type Listener = (change: Change) => void

/** Who waits for one task, and the version of it that all of them know; none while they have been told of another. */
type Waited = { listeners: Set<Listener>; version: string | undefined }

/**
 * Milliseconds between looks for changes that were not told. While changes are heard, only those of a process that died
 * between its commit and its telling: as late as a long poll, which looks by itself. Otherwise this is how they are found.
 */
const LOOK = { listening: 30_000, deaf: 1_000 }

/** Looks between two in which whoever watches everything is told: pages read a whole list, so every two seconds is enough. */
const WATCH_EVERY = 2

/** Said to every listener: anything may have happened, so look again. */
const RESYNC: Change = { taskId: '*', what: 'resync' }

/**
 * Who waits for which task. One LISTEN connection a process wakes them; a waiter that sleeps costs no statement and no
 * timer. Subscribe first, then read the row, then sleep: an answer in between is never missed.
 *
 * One look over everything that is waited for, in one statement, finds the changes that were not heard: after a lost
 * connection, every second where LISTEN cannot be had, and every half minute to be sure.
 */
export class Hub {
  private readonly byTask = new Map<string, Waited>()
  private readonly all = new Set<Listener>()
  private readonly rounds = new Set<(position: string) => void>()
  private readonly states = new TaskStates((id, version) => this.see(id, version))
  private listening: Listening | undefined
  private hears = false
  private timer: NodeJS.Timeout | undefined
  private looking = false
  private again = false
  private failed = false
  private looks = 0
  private activity = ''
  private moved = false
  private stopped = false

  /** No change will be told any more: the process is about to end, and so should every wait. */
  get closed(): boolean {
    return this.stopped
  }

  /** Whether changes are heard, not looked for. */
  get listens(): boolean {
    return this.hears
  }

  /** Tasks that somebody in this process waits for. */
  get waitedTasks(): number {
    return this.byTask.size
  }

  /** How many wait now, for one task or for any. */
  get waits(): number {
    return [...this.byTask.values()].reduce((sum, { listeners }) => sum + listeners.size, this.all.size)
  }

  /** Calls back for each change of one task, or of every task with `*`, until the returned function is called. */
  subscribe(taskId: string, listener: Listener): () => void {
    if (taskId === '*') this.all.add(listener)
    else this.waitedFor(taskId).listeners.add(listener)
    this.schedule()
    return () => this.unsubscribe(taskId, listener)
  }

  unsubscribe(taskId: string, listener: Listener): void {
    if (taskId === '*') return void this.all.delete(listener)
    const waited = this.byTask.get(taskId)
    if (waited?.listeners.delete(listener) && waited.listeners.size === 0) this.byTask.delete(taskId)
  }

  /**
   * Calls back after each look, with the position before which every change of what was waited for when it began has been
   * told.
   */
  onRound(listener: (position: string) => void): () => void {
    this.rounds.add(listener)
    return () => this.rounds.delete(listener)
  }

  /** A task as it is now, null if there is none. Costs no statement of its own when others ask at the same time. */
  read(taskId: string): Promise<TaskState | null> {
    return this.states.read(taskId)
  }

  async start(): Promise<void> {
    this.stopped = false
    if (env().AWAITHUMANS_LISTEN === 'off') return
    this.listening = new Listening({ heard: (payload) => this.publish(payload), changed: (hears) => this.switchTo(hears) })
    await this.listening.start()
  }

  /** Wakes everybody a last time: open waits answer at once with the state as it is, and clients ask again. */
  async stop(): Promise<void> {
    this.stopped = true
    this.hears = false
    clearTimeout(this.timer)
    this.timer = undefined
    for (const { listeners } of [...this.byTask.values()]) for (const listener of [...listeners]) listener(RESYNC)
    this.tellWatchers(RESYNC)
    await this.listening?.stop()
  }

  private waitedFor(taskId: string): Waited {
    const waited = this.byTask.get(taskId) ?? { listeners: new Set(), version: undefined }
    this.byTask.set(taskId, waited)
    return waited
  }

  private publish(payload: string): void {
    const [taskId = '', what = '', at] = payload.split(' ')
    // Another replica's clock may be a little ahead.
    if (at && this.byTask.has(taskId)) metrics().resume.observe(Math.max(0, Date.now() - Number(at)) / 1000)
    // Who has a page open is no agent's business.
    if (what !== PRESENCE) this.tell({ taskId, what })
    this.tellWatchers({ taskId, what })
  }

  private tell(change: Change): void {
    const waited = this.byTask.get(change.taskId)
    if (!waited) return
    waited.version = undefined
    for (const listener of [...waited.listeners]) listener(change)
  }

  /** One of those who wait has read another version than the rest know: its telling was lost, or is still on its way. */
  private see(taskId: string, version: string): void {
    const waited = this.byTask.get(taskId)
    if (!waited || waited.version === version) return
    if (waited.version !== undefined) this.tell({ taskId, what: 'seen' })
    waited.version = version
  }

  private tellWatchers(change: Change): void {
    for (const listener of [...this.all]) listener(change)
  }

  private switchTo(hears: boolean): void {
    if (this.stopped) return
    this.hears = hears
    clearTimeout(this.timer)
    this.timer = undefined
    if (!hears) return this.schedule()
    // Whatever changed while nothing was heard.
    this.tellWatchers(RESYNC)
    void this.look()
  }

  private schedule(): void {
    const someone = this.byTask.size > 0 || (this.all.size > 0 && !this.hears)
    if (this.stopped || this.timer || this.looking || !someone) return
    const wait = this.hears && !this.failed ? LOOK.listening : LOOK.deaf
    this.timer = setTimeout(() => void this.look(), wait)
    // Whoever waits holds a socket; looking alone keeps no process alive.
    this.timer.unref()
  }

  /** One look at a time; asked for meanwhile, it begins once more. */
  private async look(): Promise<void> {
    this.timer = undefined
    this.again = this.looking
    if (this.looking) return
    this.looking = true
    do {
      this.again = false
      await this.lookOnce()
    } while (this.again && !this.stopped)
    this.looking = false
    this.schedule()
  }

  private async lookOnce(): Promise<void> {
    this.looks += 1
    try {
      if (this.byTask.size > 0) await this.lookForWaiters()
      if (this.all.size > 0 && !this.hears && this.looks % WATCH_EVERY === 0) await this.lookForWatchers()
      this.failed = false
    } catch (error) {
      this.failed = true
      log().warn({ err: (error as Error).message }, 'could not look for changes; trying again')
    }
  }

  private async lookForWaiters(): Promise<void> {
    const rounds = [...this.rounds]
    const position = rounds.length > 0 ? await readPosition() : ''
    const waited = [...this.byTask].map(([id, { version }]) => [id, version] as const)
    await findChanged(waited, (taskId) => this.tell({ taskId, what: 'changed' }))
    for (const listener of rounds) listener(position)
  }

  /** The number moves before its event is committed, so after a move they are told at the next look too. */
  private async lookForWatchers(): Promise<void> {
    const activity = await readActivity()
    const moved = activity !== this.activity
    if (moved || this.moved) this.tellWatchers(RESYNC)
    this.activity = activity
    this.moved = moved
  }
}

export const hub = (): Hub => singleton('hub', () => new Hub())
