import { WaitAbortedError } from './errors/http-errors.ts'
import { SchemaValidationError } from './errors/input-errors.ts'
import type { PollResponse } from './generated/api.ts'
import type { Session } from './http/session.ts'
import type { WaitOptions } from './options.ts'
import type { Schema } from './schema/schema.ts'
import { parseWith } from './schema/validate.ts'
import { toTaskOutcome, type TaskOutcome } from './task-record.ts'
import { waitForTasks } from './wait-for-tasks.ts'

/** How long to wait, and what to make of the answer. */
export type WaitForTaskOptions<TResponse> = WaitOptions & {
  /** Milliseconds to wait at most, give or take a second; then {@link WaitAbortedError}. The task stays open. Default: until it ends. */
  timeoutMs?: number | undefined
  /** Parses the answer; without it the answer is plain JSON. */
  responseSchema?: Schema<TResponse, unknown> | undefined
}

/** Why a wait with a limit of its own was given up. */
export function noAnswerWithin(timeoutMs: number | undefined): DOMException {
  return new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError')
}

/** How a task ended, with its answer parsed if there is a schema. */
export async function readOutcome<TResponse>(
  id: string,
  state: PollResponse,
  responseSchema: Schema<TResponse, unknown> | undefined,
): Promise<TaskOutcome<TResponse>> {
  const outcome = toTaskOutcome(id, state)
  if (outcome.response === null) return { ...outcome, response: null }
  if (!responseSchema) return { ...outcome, response: outcome.response as TResponse }
  const response = await parseWith(responseSchema, outcome.response, 'response').catch((error: unknown) => {
    throw error instanceof SchemaValidationError ? error.with({ taskId: id }) : error
  })
  return { ...outcome, response }
}

function stillOpen(ids: readonly string[], ended: ReadonlyMap<string, unknown>, cause: unknown): WaitAbortedError {
  const open = ids.filter((id) => !ended.has(id))
  const hint = `${open.length} of ${ids.length} tasks have not ended. They stay open and can be waited for again.`
  return new WaitAbortedError(open[0], false).with({ cause, hint })
}

type Wanted<TResponse> = { ids: readonly string[]; enough: number; options: WaitForTaskOptions<TResponse> }

async function endsOf<TResponse>(
  session: Session,
  { ids, enough, options }: Wanted<TResponse>,
): Promise<ReadonlyMap<string, PollResponse>> {
  const { signal, timeoutMs } = options
  const deadline = session.clock.now() + (timeoutMs ?? Infinity)
  const ended = await waitForTasks(session, { ids, enough, deadline, signal }).catch((error: unknown) => {
    throw signal?.aborted && error === signal.reason ? stillOpen(ids, new Map(), error) : error
  })
  if (ended.size < enough) throw stillOpen(ids, ended, noAnswerWithin(timeoutMs))
  return ended
}

/** `tasks.waitMany()`. Each answer is parsed once, also for an id that is given twice. */
export async function waitMany<TResponse>(
  open: () => Session,
  ids: readonly string[],
  options: WaitForTaskOptions<TResponse>,
): Promise<TaskOutcome<TResponse>[]> {
  const each = [...new Set(ids)]
  if (each.length === 0) return []
  const ended = await endsOf(open(), { ids: each, enough: each.length, options })
  const outcomes = new Map<string, TaskOutcome<TResponse>>()
  for (const [id, state] of ended) outcomes.set(id, await readOutcome(id, state, options.responseSchema))
  return ids.flatMap((id) => outcomes.get(id) ?? [])
}

/** `tasks.waitAny()`. */
export async function waitAny<TResponse>(
  open: () => Session,
  ids: readonly string[],
  options: WaitForTaskOptions<TResponse>,
): Promise<TaskOutcome<TResponse>> {
  const each = [...new Set(ids)]
  if (each.length === 0) throw new TypeError('waitAny() needs at least one task id: with none it would wait for ever.')
  for (const [id, state] of await endsOf(open(), { ids: each, enough: 1, options })) return readOutcome(id, state, options.responseSchema)
  throw new TypeError('waitAny() heard of no task')
}
