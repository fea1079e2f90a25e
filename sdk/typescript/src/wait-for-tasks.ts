import { MAX_STREAMED_TASKS, POLL_SECONDS } from './contract/limits.ts'
import { PollError } from './errors/http-errors.ts'
import { TaskNotFoundError } from './errors/task-errors.ts'
import { gather, type Gathering } from './gathering.ts'
import { tasksStreamMany, type PollResponse, type StreamedTask } from './generated/api.ts'
import { unreachable } from './http/advice.ts'
import { backoff, isTransient } from './http/backoff.ts'
import type { ServerEvent } from './http/event-stream.ts'
import { openEvents, type EventsEnd } from './http/open-events.ts'
import { credentialHint, type Session } from './http/session.ts'
import { OUTAGE_MS, pollOnce } from './wait-for-task.ts'

/** Connections in a row that broke before they were of use, after which something on the way does not let streams through. */
const BREAKS = 3
/** Milliseconds a connection has to hold to have been of use, if it told nothing new. */
const HELD_MS = 10_000
/** Polls at once where there is no stream: what common proxies allow one client, and no server minds. */
const POLLS = 20

/** `more` goes on with another connection, `poll` without one. */
type Next = 'more' | 'poll'

function parse(text: string): { error?: unknown; detail?: { task_ids?: unknown } } {
  try {
    return JSON.parse(text) as object
  } catch {
    return {}
  }
}

function hear(gathering: Gathering, { event, data }: ServerEvent): boolean {
  if (event === 'task') {
    const { id, ...state } = JSON.parse(data) as StreamedTask
    return gathering.tell(id, state)
  }
  const { id } = JSON.parse(data) as { id?: string }
  if (event === 'deleted' && id !== undefined && gathering.open.has(id)) gathering.fail(new TaskNotFoundError(id))
  return false
}

/** Follows some of the tasks over one connection at a time, until the gathering is over or streams turn out not to work here. */
class Follower {
  readonly #session: Session
  readonly #gathering: Gathering
  readonly #ids: readonly string[]
  #lastEventId = ''
  #breaks = 0
  #failures = 0
  #giveUpAt: number | undefined

  constructor(session: Session, gathering: Gathering, ids: readonly string[]) {
    this.#session = session
    this.#gathering = gathering
    this.#ids = ids
  }

  async follow(): Promise<void> {
    while (!this.#gathering.over && this.#left().length > 0) {
      if ((await this.#connect()) === 'poll') return pollAll(this.#session, this.#gathering, this.#left())
    }
  }

  #left(): string[] {
    return this.#ids.filter((id) => this.#gathering.open.has(id))
  }

  async #connect(): Promise<Next> {
    const { clock } = this.#session
    const started = clock.now()
    let useful = false
    const end = await openEvents(this.#session, {
      path: tasksStreamMany.path,
      body: { task_ids: this.#left() },
      lastEventId: this.#lastEventId,
      signal: this.#gathering.signal,
      onEvent: (event) => {
        useful = hear(this.#gathering, event) || useful
      },
      onAlive: (id) => {
        this.#lastEventId = id
        this.#failures = 0
        this.#giveUpAt = undefined
      },
    })
    useful ||= clock.now() - started >= HELD_MS
    return this.#after(end, useful)
  }

  /** What to do after a connection; waits as long as it takes until the next may be tried. */
  async #after(end: EventsEnd, useful: boolean): Promise<Next> {
    if (end.kind === 'refused') {
      if (!isTransient(end.status)) return this.#refused(end)
      return this.#retry(end.retryAfterMs, () => this.#refusal(end))
    }
    const streamed = end.kind === 'closed' || end.connected || isSilence(end.cause)
    this.#breaks = streamed && !useful ? this.#breaks + 1 : 0
    if (this.#breaks >= BREAKS) return 'poll'
    return this.#retry(0, () => unreachable(this.#session.connection.url, end.kind === 'broken' ? end.cause : 'the stream ended'))
  }

  async #retry(atLeast: number, error: () => Error): Promise<Next> {
    const { clock } = this.#session
    const maxRetries = this.#session.maxRetries ?? Infinity
    this.#failures += 1
    this.#giveUpAt ??= clock.now() + OUTAGE_MS.max
    const wait = backoff(this.#failures, clock) + atLeast
    if (this.#failures > maxRetries + this.#breaks || clock.now() + wait > this.#giveUpAt) throw error()
    await clock.sleep(wait, this.#gathering.signal)
    return 'more'
  }

  /** A server from before there were streams has no such route; one that has it names the tasks it does not have. */
  #refused(end: EventsEnd & { kind: 'refused' }): Next {
    const { error, detail } = parse(end.text)
    const missing = Array.isArray(detail?.task_ids) ? detail.task_ids.map(String) : []
    if (error === 'TASK_NOT_FOUND' && missing[0] !== undefined) throw new TaskNotFoundError(missing[0]).with({ requestId: end.requestId })
    if (end.status === 401 || end.status === 403 || end.status === 422) throw this.#refusal(end)
    return 'poll'
  }

  #refusal({ status, text, requestId }: EventsEnd & { kind: 'refused' }): Error {
    return new PollError(this.#left()[0] ?? '', status, text).with({ requestId, hint: credentialHint(this.#session, status) })
  }
}

function isSilence(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'TimeoutError'
}

/** Without a stream: some polls at a time, each short enough that every task has its turn within half a minute or so. */
async function pollAll(session: Session, gathering: Gathering, ids: readonly string[]): Promise<void> {
  const queue = [...ids]
  const { clock } = session
  // One each: a signal with more than ten listeners makes Node warn of a leak.
  const controllers = Array.from({ length: Math.min(POLLS, ids.length) }, () => new AbortController())
  const stop = () => {
    for (const controller of controllers) controller.abort(gathering.signal.reason)
  }
  gathering.signal.addEventListener('abort', stop, { once: true })
  const work = async ({ signal }: AbortController) => {
    for (let id = queue.shift(); id !== undefined && !gathering.over; id = queue.shift()) {
      const asked = clock.now()
      const turns = Math.ceil((queue.length + 1) / POLLS)
      const seconds = Math.max(POLL_SECONDS.min, Math.floor(POLL_SECONDS.default / turns))
      const { state } = await pollOnce(session, { id, deadline: Infinity, signal }, { timeout: seconds })
      gathering.tell(id, state)
      if (!gathering.open.has(id)) continue
      queue.push(id)
      // Not held although nothing has happened: asking on at once would be a hot loop.
      if (clock.now() - asked < seconds * 500) await clock.sleep(backoff(1, clock), signal)
    }
  }
  await Promise.all(controllers.map(work))
}

export type WaitForTasks = {
  /** Each once. */
  ids: readonly string[]
  /** How many have to end. */
  enough: number
  /** When to stop, in milliseconds since 1970. */
  deadline: number
  signal?: AbortSignal | undefined
}

/**
 * How tasks end, over one connection for every ten thousand of them, in the order in which they were heard of; fewer than
 * `enough` when the deadline passes first. Each end is heard once, however often it is told.
 */
export async function waitForTasks(session: Session, wait: WaitForTasks): Promise<ReadonlyMap<string, PollResponse>> {
  const { ids } = wait
  const gathering = gather({ ...wait, signal: wait.signal, now: () => session.clock.now() })
  const groups = Array.from({ length: Math.ceil(ids.length / MAX_STREAMED_TASKS) }, (_, index) =>
    ids.slice(index * MAX_STREAMED_TASKS, (index + 1) * MAX_STREAMED_TASKS),
  )
  const follow = (group: readonly string[]) =>
    new Follower(session, gathering, group).follow().catch((error: unknown) => {
      // Stopped because it is over, or the reason why it is.
      if (!gathering.over) gathering.fail(error)
    })
  try {
    await Promise.all(groups.map(follow))
    if (gathering.failure !== undefined && gathering.ended.size < wait.enough) throw gathering.failure
    return gathering.ended
  } finally {
    gathering.close()
  }
}
