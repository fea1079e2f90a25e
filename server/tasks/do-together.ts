import type { TogetherResult } from '#contract/inbox.ts'
import { pool } from '#server/db/client.ts'
import type { Actor, Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { problemOf } from '#server/domain/problem.ts'
import { log } from '#server/log.ts'
import { claimTask } from './claim-task.ts'
import { completeTask } from './complete-task.ts'
import { FORM_KEY } from './form-key.ts'
import { loadTask } from './load-task.ts'
import { releaseTask } from './release-task.ts'

/** At the same time: enough to hide the round trips, and few enough to leave most of the pool's connections to others. */
const AT_ONCE = 4

type Problem = TogetherResult[number]['problem']

function toProblem(error: unknown): Problem {
  if (!(error instanceof DomainError)) log().error({ err: error }, 'one of several tasks failed')
  const { error: code, message, errors } = problemOf(error).body
  return { error: code, message, ...(errors && { errors }) }
}

/** Does it to each by itself: what stands in the way of one says nothing about the others. In the order of `ids`, each once. */
async function doToEach(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<TogetherResult> {
  const queue = [...new Set(ids)]
  const results = new Map<string, Problem>(queue.map((id) => [id, null]))
  const work = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      await act(id).catch((error: unknown) => results.set(id, toProblem(error)))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return [...results].map(([id, problem]) => ({ id, problem }))
}

export function claimTogether(caller: Caller, ids: readonly string[]): Promise<TogetherResult> {
  return doToEach(ids, (id) => claimTask(caller, id))
}

export function releaseTogether(caller: Caller, ids: readonly string[]): Promise<TogetherResult> {
  return doToEach(ids, (id) => releaseTask(caller, id))
}

type TogetherAnswer = {
  ids: readonly string[]
  /** Of the form that the person saw, as the inbox told it. */
  formKey: string
  response: Record<string, unknown>
  actor: Actor
  language: string | null
}

const KEYS = `SELECT t.id, ${FORM_KEY} AS key FROM tasks t WHERE t.id = ANY($1)`

/**
 * Gives several tasks the same answer, each by itself: judged, stored and recorded as if it were the only one. A task that asks for
 * something else than the form that the person saw is refused, by its own problem.
 */
export async function completeTogether(caller: Caller, { ids, formKey, ...answer }: TogetherAnswer): Promise<TogetherResult> {
  const { rows } = await pool().query<{ id: string; key: string }>(KEYS, [ids.filter(plausibleId)])
  const keys = new Map(rows.map(({ id, key }) => [id, key]))
  return doToEach(ids, async (id) => {
    if (keys.get(id) === formKey) return completeTask(caller, { id, ...answer })
    // One that is not there, or not this caller's, says so first, and nothing of what it asks.
    await loadTask(caller, 'task:complete', id)
    throw new DomainError('VALIDATION_FAILED', 'This task asks for something else than the form that was filled in.')
  })
}
