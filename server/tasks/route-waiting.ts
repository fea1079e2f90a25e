import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { DomainError } from '#server/domain/errors.ts'
import { enqueue } from '#server/jobs/queue.ts'
import { log } from '#server/log.ts'
import { assignTask } from './assign-task.ts'
import { NOT_ENDED } from './ended.ts'
import { planRouting } from './plan-routing.ts'
import { readRoutingFacts } from './routing-facts.ts'

/** Tasks read at a time. Each is then routed in a transaction of its own, some 5 ms, so that nobody waits for the others. */
const BATCH = 200

const WAITING = `t.unrouted_since IS NOT NULL AND t.assigned_to_user_id IS NULL AND t.assigned_to_email IS NULL AND ${NOT_ENDED}`

/** However many tasks wait, they wait for few different things. JSON keeps its text, so the same wish is the same text. */
const WISHES = `SELECT t.routing->>'wanted' AS wish, min(t.unrouted_since) AS since FROM tasks t WHERE ${WAITING} GROUP BY 1 ORDER BY 2`

const OF_WISH = `SELECT t.id FROM tasks t WHERE ${WAITING} AND t.routing->>'wanted' = $1 AND t.id <> ALL($2) ORDER BY t.unrouted_since, t.id LIMIT ${BATCH}`

/** Whoever is at it already (another process, somebody who claims it) has it. */
const TAKE = `SELECT t.id FROM tasks t WHERE t.id = $1 AND ${WAITING} FOR UPDATE SKIP LOCKED`

/** Whether somebody could be asked now, without asking anybody. */
async function isPossible(wanted: Wanted): Promise<boolean> {
  const { routing, impossible } = planRouting(wanted, await readRoutingFacts(pool(), wanted, null))
  return !routing.waiting && impossible === null
}

async function route(tx: Tx, id: string, wanted: Wanted): Promise<boolean> {
  const { rowCount } = await tx.query(TAKE, [id])
  if (rowCount === 0) return false
  const routing = await assignTask(tx, id, wanted)
  const found = !routing?.waiting
  if (found) await enqueue(tx, 'notify', { task_id: id })
  return found
}

/** Routes one; false when it is not waiting any more, or nobody could be asked after all. What fails on one stops none of the others. */
function routeOne(id: string, wanted: Wanted): Promise<boolean> {
  return inTransaction((tx) => route(tx, id, wanted)).catch((error: unknown) => {
    // The pool was deleted, or everybody in it is excluded by now: it goes on waiting.
    if (!(error instanceof DomainError))
      log().error({ taskId: id, err: (error as Error).message }, 'a waiting task could not be routed; it will be tried again')
    return false
  })
}

async function routeWish(wish: string): Promise<number> {
  const wanted = JSON.parse(wish) as Wanted
  if (!(await isPossible(wanted))) return 0
  const tried: string[] = []
  let routed = 0
  for (;;) {
    const { rows } = await pool().query<{ id: string }>(OF_WISH, [wish, tried])
    if (rows.length === 0) return routed
    for (const { id } of rows) if (await routeOne(id, wanted)) routed += 1
    tried.push(...rows.map(({ id }) => id))
  }
}

/**
 * Gives tasks that wait for somebody to whoever can be asked by now, the longest waiting first; answers with how many. Run
 * whenever people change, and every few seconds for those who are back. Twice at once, or twice in a row, each task is still
 * routed once.
 */
export async function routeWaiting(): Promise<number> {
  const { rows } = await pool().query<{ wish: string }>(WISHES)
  let routed = 0
  for (const { wish } of rows) routed += await routeWish(wish)
  return routed
}
