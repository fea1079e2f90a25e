import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import type { StreamedTask } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { newBell } from '#server/waiters/bell.ts'
import { type Change, hub } from '#server/waiters/hub.ts'
import { askedCondition } from './asked.ts'
import { pollAnswer } from './poll-answer.ts'

type StreamEvent =
  { event: 'task'; data: StreamedTask } | { event: 'deleted'; data: { id: string } } | { event: 'end'; data: Record<string, never> }

/** What is sent together, and the position to resume from once all of it has arrived; null while there is none yet. */
export type StreamPart = { events: StreamEvent[]; position: string | null }

export type TaskStream = {
  /** Waits for the next part; null when there is none any more. Reads states only now, so a slow reader gets the latest, once. */
  next: () => Promise<StreamPart | null>
  /** Ends the wait, and the stream with it. May be called twice. */
  close: () => void
}

/** The position of a stream that has said all it had to say. */
export const END = 'end'

/** States read and sent together: as many tasks as a list may hold, or fewer. */
const PART = 100

/** Ids named in the sentence of an error; `detail` has them all. */
const NAMED = 5

type Found = { id: string; version: string; status: TaskStatus; changed: boolean; position: string }

/**
 * Which of these there are (for this caller), and which may have been written since the transaction `$2`. A row knows the lower
 * 32 bits of the transaction that wrote it; the rest follows from the newest one. A position from the future is another
 * database's: everything may have changed.
 */
const found = (
  asked: string,
) => `WITH now AS (SELECT pg_snapshot_xmin(s)::text::bigint AS oldest, pg_snapshot_xmax(s)::text::bigint AS newest
    FROM pg_current_snapshot() AS s)
  SELECT t.id, t.xmin::text AS version, t.status, now.oldest::text AS position,
    ($2::bigint IS NULL OR $2 > now.newest OR now.newest - ((now.newest - t.xmin::text::bigint) & 4294967295) >= $2) AS changed
  FROM tasks t, now WHERE t.id = ANY($1) ${asked}`

async function find(caller: Caller, ids: string[], since: string | null): Promise<Map<string, Found>> {
  const person = caller.kind === 'reviewer' ? personOf(caller) : null
  if (!person) assertMay(caller, 'task:read')
  const values = [ids.filter(plausibleId), since, ...(person ? [person.id] : [])]
  const { rows } = await pool().query<Found>(found(person ? `AND ${askedCondition(3)}` : ''), values)
  return new Map(rows.map((row) => [row.id, row]))
}

function tasksNotFound(ids: string[]): DomainError {
  const named = ids.slice(0, NAMED).map((id) => `"${id.slice(0, 64)}"`)
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''
  const what =
    ids.length === 1 ? `There is no task with the id ${named[0]}.` : `There are no tasks with the ids ${named.join(', ')}${more}.`
  return new DomainError('TASK_NOT_FOUND', what, { detail: { task_ids: ids } })
}

/** The states of some tasks as they change. Holds ids and versions, never states: what a slow reader costs does not grow. */
class Stream implements TaskStream {
  /** Tasks that go on, with the version that was sent last. */
  private readonly open = new Map<string, string>()
  private readonly dirty = new Set<string>()
  private readonly gone: string[] = []
  private readonly bell = newBell()
  private readonly listener = (change: Change) => this.hear(change)
  private readonly leaveRounds = hub().onRound((position) => this.reach(position))
  private position: string | null = null
  /** Becomes the position once everything that is dirty now has been sent. */
  private reached: string | null = null
  private over = false

  /** Subscribes first; `begin` comes after the tasks have been looked up. */
  constructor(
    private readonly ids: string[],
    private readonly caller: Caller,
  ) {
    for (const id of ids) {
      this.open.set(id, '')
      hub().subscribe(id, this.listener)
    }
  }

  begin(tasks: Map<string, Found>, since: string | null): void {
    // What was heard meanwhile takes its place among the others: states come in the order of the ids.
    const heard = new Set(this.dirty)
    this.dirty.clear()
    for (const id of this.ids) {
      const task = tasks.get(id)
      if (!task) {
        this.gone.push(id)
        this.leave(id)
      } else if (task.changed || heard.has(id)) this.dirty.add(id)
      else if (isTerminal(task.status)) this.leave(id)
      else this.open.set(id, task.version)
      this.reached ??= task?.position ?? null
    }
    this.position = since
  }

  async next(): Promise<StreamPart | null> {
    for (;;) {
      if (this.over || hub().closed) return this.finish()
      const events = this.gone.length > 0 ? this.takeGone() : await this.readSome()
      if (this.over) return null
      const settled = this.settle()
      if (this.open.size === 0 && this.dirty.size === 0) {
        this.close()
        return { events: [...events, { event: 'end', data: {} }], position: END }
      }
      if (events.length > 0 || settled) return { events, position: this.position }
      if (this.dirty.size === 0) await this.bell.next()
    }
  }

  close(): void {
    this.over = true
    this.leaveRounds()
    for (const id of [...this.open.keys()]) this.leave(id)
    this.bell.ring()
  }

  private finish(): null {
    this.close()
    return null
  }

  private hear({ taskId }: Change): void {
    if (this.open.has(taskId)) this.dirty.add(taskId)
    this.bell.ring()
  }

  private reach(position: string): void {
    this.reached = position
    this.bell.ring()
  }

  /** True for the first position: it is worth sending alone. Later ones go with the next event. */
  private settle(): boolean {
    if (this.dirty.size > 0 || this.gone.length > 0 || this.reached === null) return false
    const first = this.position === null
    this.position = this.reached
    this.reached = null
    return first
  }

  private leave(id: string): void {
    this.open.delete(id)
    this.dirty.delete(id)
    hub().unsubscribe(id, this.listener)
  }

  private takeGone(): StreamEvent[] {
    return this.gone.splice(0, PART).map((id) => ({ event: 'deleted', data: { id } }))
  }

  private async readSome(): Promise<StreamEvent[]> {
    const ids: string[] = []
    for (const id of this.dirty) {
      if (ids.push(id) >= PART) break
    }
    for (const id of ids) this.dirty.delete(id)
    const states = await Promise.all(ids.map((id) => hub().read(id)))
    // A task that was put to others meanwhile is none of theirs, and looks deleted.
    const theirs = this.caller.kind === 'reviewer' ? await find(this.caller, ids, null) : null
    return states.flatMap((read, index): StreamEvent[] => {
      const id = ids[index] ?? ''
      const state = theirs?.has(id) === false ? null : read
      if (!this.open.has(id)) return []
      if (!state) {
        this.leave(id)
        return [{ event: 'deleted', data: { id } }]
      }
      if (this.open.get(id) === state.version) return []
      this.open.set(id, state.version)
      if (isTerminal(state.status)) this.leave(id)
      return [{ event: 'task', data: { id, ...pollAnswer(state) } }]
    })
  }
}

/**
 * The states of many tasks: first as they are, then after each change, until all have ended. A change that a reader was too
 * slow for is told with the ones after it, as the state that came of them. A task that ends is told and left; one that is
 * deleted is told as such; when none is left comes `end`.
 *
 * Resuming: `since` is the position of an earlier stream, a transaction before which all changes of its tasks had been sent. Then
 * only tasks that a later transaction wrote are sent again, and unknown ids are told as deleted. What is sent may be known
 * already, nothing is left out: positions move only after a look over all ids, never with a single event, since transactions
 * do not end in the order of their numbers.
 *
 * TASK_NOT_FOUND names the ids that are not there, or not for this caller.
 */
export async function streamTasks(caller: Caller, unverifiedIds: string[], since: string | null): Promise<TaskStream> {
  const ids = [...new Set(unverifiedIds)]
  const stream = new Stream(ids, caller)
  try {
    const tasks = await find(caller, ids, since)
    const missing = ids.filter((id) => !tasks.has(id))
    if (missing.length > 0 && since === null) throw tasksNotFound(missing)
    stream.begin(tasks, since)
    return stream
  } catch (error) {
    stream.close()
    throw error
  }
}
