import { askHuman } from './await-human.ts'
import { comment, listComments, type Comment, type ListCommentsOptions } from './comments.ts'
import type { TaskStatus } from './contract/statuses.ts'
import { createTask } from './create-task.ts'
import { toCreateRequest, toSeconds } from './create-request.ts'
import { WaitAbortedError } from './errors/http-errors.ts'
import { expectOk, expectTask, POLICY } from './expect-ok.ts'
import { tasksCancel, tasksExtend, tasksGet, tasksList } from './generated/api.ts'
import { systemClock, type Clock } from './http/clock.ts'
import { send } from './http/send.ts'
import { openSession, type ConnectionOptions, type Session } from './http/session.ts'
import { Deliveries } from './operators/deliveries.ts'
import { Keys } from './operators/keys.ts'
import { People } from './operators/people.ts'
import type { AwaitHumanOptions, CreateTaskOptions } from './options.ts'
import { toTaskRecord, type TaskOutcome, type TaskRecord } from './task-record.ts'
import { noAnswerWithin, readOutcome, waitAny, waitMany, type WaitForTaskOptions } from './wait-many.ts'
import { waitForTask } from './wait-for-task.ts'

/** How to reach the server. Everything is optional on a machine where the server runs. */
export type AwaitHumansOptions = Omit<ConnectionOptions, 'serverUrl'> & {
  /**
   * Address of the server; a path is kept, trailing slashes are not. Default: `AWAITHUMANS_URL`, then the development server running
   * on this machine, then `http://localhost:3001`.
   */
  url?: string | undefined
}

/** Which tasks, and how many. */
export type ListTasksOptions = {
  /** Exactly this status; wins over `terminal`. */
  status?: TaskStatus
  /** An email, a Slack user id, or part of a display name. */
  assignedTo?: string
  /** Only tasks that nobody holds; wins over `assignedTo`. */
  unassigned?: boolean
  /** Only tasks that have ended. */
  terminal?: boolean
  /** 1 to 200. Default 50. */
  limit?: number
  /** Tasks to skip; prefer `cursor`, which stays right while new tasks arrive. */
  offset?: number
  /** `nextCursor` of the page before. */
  cursor?: string
  /** Text in the title, the payload or the key. */
  q?: string
  /** Tasks asked of this pool. */
  pool?: string
  /** Tasks asked of this role. */
  role?: string
}

/** One page of tasks. */
export type TaskPage = {
  /** Newest first. */
  tasks: TaskRecord[]
  /** For the next page; null on the last. */
  nextCursor: string | null
  /** How many match, when the server says; it stops counting at 10,000. */
  total: number | null
}

function nextCursorOf(link: string | null): string | null {
  const next = link?.split(',').find((part) => /;\s*rel="?next"?/.test(part))
  const query = next && /<[^>]*\?([^>]*)>/.exec(next)?.[1]
  return query ? new URLSearchParams(query).get('cursor') : null
}

/**
 * The tasks of a server, for agents that must not block while a person thinks. Every method throws {@link RequestError} when the
 * server refuses, e.g. for want of a key, and {@link ServerUnreachableError} when no answer comes, however often it is tried.
 */
export class Tasks {
  readonly #open: () => Session

  /** @internal */
  constructor(open: () => Session) {
    this.#open = open
  }

  /**
   * Creates a task and returns at once. Safe to repeat: `replayed` says that the key was known and this is its task. `url` is where a
   * person answers it.
   *
   * @throws {TimeoutRangeError} `timeoutMs`, `remindAfterMs` or `escalateAfterMs` is out of range.
   * @throws {SchemaValidationError} A part of the question is not valid; `field` says which.
   * @throws {UnsupportedSchemaError} A schema cannot be turned into JSON Schema.
   * @throws {IdempotencyMismatchError} The key belongs to another question.
   * @throws {TaskCreateError} The server refused the task, e.g. for want of an API key, or because no form can be drawn.
   */
  async create<TPayload = object, TResponse = Record<string, unknown>>(
    options: CreateTaskOptions<TPayload, TResponse>,
  ): Promise<{ task: TaskRecord; url: string; replayed: boolean }> {
    const request = await toCreateRequest(options)
    const { task, created } = await createTask(this.#open(), request)
    return { task: toTaskRecord(task), url: created.url, replayed: created.replayed }
  }

  /**
   * A task as it is now, with its payload also where lists hide it.
   *
   * @throws {TaskNotFoundError} There is no such task.
   */
  async get(id: string): Promise<TaskRecord> {
    const session = this.#open()
    const answer = await send(session, tasksGet, { path: { id }, query: {}, policy: POLICY })
    return expectTask(session, answer, { action: `Reading task ${id}`, id })
  }

  /** One page, newest first. */
  async list({ assignedTo, ...query }: ListTasksOptions = {}): Promise<TaskPage> {
    const session = this.#open()
    const answer = await send(session, tasksList, { query: { ...query, assigned_to: assignedTo }, policy: POLICY })
    const tasks = expectOk(session, answer, { action: 'Listing tasks' }).map(toTaskRecord)
    const total = answer.header('x-total-count')
    return { tasks, nextCursor: nextCursorOf(answer.header('link')), total: total === null ? null : Number(total) }
  }

  /** All of them, newest first, read a page of `limit` at a time. */
  async *iterate(options: Omit<ListTasksOptions, 'offset' | 'cursor'> = {}): AsyncGenerator<TaskRecord, void, undefined> {
    let page = await this.list(options)
    yield* page.tasks
    while (page.nextCursor !== null) {
      page = await this.list({ ...options, cursor: page.nextCursor })
      yield* page.tasks
    }
  }

  /**
   * Extends the deadline of an open task, to `timeoutMs` from now: 60 000 (a minute) to 2 592 000 000 (30 days), in whole seconds,
   * and never before the present one. Whoever waits for the answer goes on waiting.
   *
   * @throws {TimeoutRangeError} `timeoutMs` is out of range.
   * @throws {TaskNotFoundError} There is no such task.
   * @throws {TaskAlreadyTerminalError} The task has ended already.
   */
  async extend(id: string, { timeoutMs }: { timeoutMs: number }): Promise<TaskRecord> {
    const body = { timeout_seconds: toSeconds(timeoutMs) }
    const session = this.#open()
    const answer = await send(session, tasksExtend, { path: { id }, body, policy: POLICY })
    return expectTask(session, answer, { action: `Extending task ${id}`, id })
  }

  /**
   * Withdraws the question: whoever waits for it learns that it was cancelled.
   *
   * @throws {TaskNotFoundError} There is no such task.
   * @throws {TaskAlreadyTerminalError} The task has ended already.
   */
  async cancel(id: string): Promise<TaskRecord> {
    const session = this.#open()
    const answer = await send(session, tasksCancel, { path: { id }, policy: POLICY })
    return expectTask(session, answer, { action: `Cancelling task ${id}`, id })
  }

  /**
   * What is said about a task besides its answer, oldest first: people may ask the agent back, and it may reply.
   *
   * @throws {TaskNotFoundError} There is no such task.
   */
  comments(id: string, options: ListCommentsOptions = {}): Promise<Comment[]> {
    return listComments(this.#open(), id, options)
  }

  /**
   * Says something to the people who look at the task, as its agent: plain text, at most 10,000 characters. Not repeated by itself
   * when the network fails.
   *
   * @throws {TaskNotFoundError} There is no such task.
   */
  comment(id: string, body: string): Promise<Comment> {
    return comment(this.#open(), id, body)
  }

  /**
   * Waits until a task ends, and says how; being timed out or cancelled is a result here, not an error.
   *
   * @throws {TaskNotFoundError} There is no such task, or it was deleted meanwhile.
   * @throws {WaitAbortedError} `signal` or `timeoutMs` ended the wait. The task stays open.
   * @throws {SchemaValidationError} The answer does not fit `responseSchema`.
   * @throws {PollError} Waiting failed; the same call takes it up again.
   */
  async wait<TResponse = Record<string, unknown>>(
    id: string,
    options: WaitForTaskOptions<TResponse> = {},
  ): Promise<TaskOutcome<TResponse>> {
    const { signal, timeoutMs, responseSchema } = options
    const session = this.#open()
    const deadline = session.clock.now() + (timeoutMs ?? Infinity)
    const state = await waitForTask(session, { id, deadline, signal }).catch((error: unknown) => {
      throw signal?.aborted && error === signal.reason ? new WaitAbortedError(id, false).with({ cause: error }) : error
    })
    if (!state) throw new WaitAbortedError(id, false).with({ cause: noAnswerWithin(timeoutMs) })
    return readOutcome(id, state, responseSchema)
  }

  /**
   * Waits until all of these have ended, over one connection (and one more for each 10,000), and says how, in the order of `ids`. All
   * of them share `responseSchema`.
   *
   * @throws {TaskNotFoundError} One of them does not exist, or was deleted meanwhile.
   * @throws {WaitAbortedError} `signal` or `timeoutMs` ended the wait; `taskId` is the first that was still open.
   */
  waitMany<TResponse = Record<string, unknown>>(
    ids: readonly string[],
    options: WaitForTaskOptions<TResponse> = {},
  ): Promise<TaskOutcome<TResponse>[]> {
    return waitMany(this.#open, ids, options)
  }

  /**
   * Waits until the first of these ends, over one connection, and says which and how. Of several that have ended already, the
   * first in `ids`. There must be at least one.
   *
   * @throws {TaskNotFoundError} One of them does not exist, or was deleted before any had ended.
   * @throws {WaitAbortedError} `signal` or `timeoutMs` ended the wait.
   */
  waitAny<TResponse = Record<string, unknown>>(
    ids: readonly string[],
    options: WaitForTaskOptions<TResponse> = {},
  ): Promise<TaskOutcome<TResponse>> {
    return waitAny(this.#open, ids, options)
  }
}

/**
 * A server and its tasks. Holds no connection and needs no closing; the address and the key are looked up at each call when
 * they are not given.
 *
 * @example
 * const humans = new AwaitHumans({ url: 'https://humans.example.com', apiKey })
 * const { task } = await humans.tasks.create({ … })
 * const outcome = await humans.tasks.wait(task.id)
 */
export class AwaitHumans {
  /** Asks, waits, lists, extends, cancels. */
  readonly tasks: Tasks
  /** For operators: who can be asked. */
  readonly people: People
  /** For operators: the API keys. */
  readonly keys: Keys
  /** For operators: the webhooks on their way. */
  readonly deliveries: Deliveries
  readonly #connection: ConnectionOptions
  readonly #clock: Clock

  constructor(options?: AwaitHumansOptions)
  /** With time and chance, for the client for tests. @internal */
  constructor(options: AwaitHumansOptions, clock: Clock)
  constructor({ url, ...connection }: AwaitHumansOptions = {}, clock: Clock = systemClock) {
    this.#connection = { ...connection, serverUrl: url }
    this.#clock = clock
    const open = () => openSession(this.#connection, clock)
    this.tasks = new Tasks(open)
    this.people = new People(open)
    this.keys = new Keys(open)
    this.deliveries = new Deliveries(open)
  }

  /** {@link awaitHuman} on this server, with the same errors. A call that names another server does not take this client's key there. */
  awaitHuman<TPayload = object, TResponse = Record<string, unknown>>(options: AwaitHumanOptions<TPayload, TResponse>): Promise<TResponse> {
    const given = Object.entries(options).filter(([, value]) => value !== undefined)
    const elsewhere = options.serverUrl ? { apiKey: undefined } : undefined
    return askHuman({ ...this.#connection, ...elsewhere, ...(Object.fromEntries(given) as typeof options) }, this.#clock)
  }
}
