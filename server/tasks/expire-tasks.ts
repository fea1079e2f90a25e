import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { log } from '#server/log.ts'
import { EXPIRE_OFFERS } from './assignment-sql.ts'
import { NOT_ENDED } from './ended.ts'
import { transitionAll } from './transition.ts'
import type { MassMove } from './transition-statement.ts'

/** Tasks a batch, settled by three statements in some 50 ms: row locks are held for well under the second until the next sweep. */
const BATCH = 500

/** Milliseconds until a task that could not be settled is tried again: at the next sweep, then ever less often. */
const RETRY = { first: 1_000, longest: 600_000 }

/** Of those, how many a sweep tries: however many there are, the next batch is not kept waiting for more than some 50 ms. */
const RETRIES = 10

/** What a `completed_via_channel` says when nobody answered and the agent's own default stands. */
const CHANNEL = 'on_timeout'

type Due = { id: string; timeout_seconds: number; has_default: boolean; late: number }

/** The partial index on timeout_at finds them; SKIP LOCKED leaves those that another replica or an answer is at. */
const due = (which: string) => `SELECT t.id, t.timeout_seconds, t.default_response IS NOT NULL AS has_default,
    extract(epoch FROM now() - t.timeout_at)::float8 AS late
  FROM tasks t WHERE t.timeout_at <= now() AND ${NOT_ENDED} AND ${which} ORDER BY t.timeout_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
const DUE_BUT = due('t.id <> ALL($1)')
const DUE_OF = due('t.id = ANY($1)')

const STILL_DUE = `SELECT t.id FROM tasks t WHERE t.id = ANY($1) AND t.timeout_at <= now() AND ${NOT_ENDED}`

const move = (tasks: Due[], change: Omit<MassMove, 'tasks' | 'actor'>): MassMove => ({
  ...change,
  actor: SYSTEM,
  tasks: tasks.map(({ id, timeout_seconds }) => ({ id, extra: { timeout_seconds } })),
})

/** Ends what is due: with the answer that its agent gave for this case, or without any. */
async function settle(tx: Tx, tasks: Due[]): Promise<void> {
  if (tasks.length === 0) return
  const silent = tasks.filter(({ has_default }) => !has_default)
  const defaulted = tasks.filter(({ has_default }) => has_default)
  if (silent.length > 0) await transitionAll(tx, move(silent, { actions: ['expire'], set: { timed_out_at: 'now' } }))
  if (defaulted.length > 0)
    await transitionAll(
      tx,
      move(defaulted, {
        actions: ['default'],
        set: { response: { column: 'default_response' }, completed_via_channel: CHANNEL, completed_at: 'now', timed_out_at: 'now' },
      }),
    )
  await tx.query(EXPIRE_OFFERS, [tasks.map(({ id }) => id)])
}

/**
 * Tasks whose settling failed, when to try them again, and how long to wait after that. Each is tried alone from then on, so
 * that it neither takes a batch down nor stands in front of those behind it. Every process learns of them by itself.
 */
const suspects = new Map<string, { until: number; wait: number }>()

function suspect(id: string, error: Error): void {
  const wait = Math.min((suspects.get(id)?.wait ?? RETRY.first / 2) * 2, RETRY.longest)
  suspects.set(id, { until: Date.now() + wait, wait })
  log().error({ taskId: id, err: error.message, retryIn: wait }, 'a task could not be timed out; it will be tried again')
}

/** Throws when the database is the reason: then no task is to blame. */
async function assertReachable(): Promise<void> {
  await pool().query('SELECT 1')
}

/** Each in a transaction of its own. Answers with how late those that were settled are, in seconds. */
async function settleAlone(ids: readonly string[]): Promise<number[]> {
  const late: number[] = []
  for (const id of ids) {
    try {
      const settled = await inTransaction(async (tx) => {
        const { rows } = await tx.query<Due>(DUE_OF, [[id]])
        await settle(tx, rows)
        return rows
      })
      late.push(...settled.map((task) => task.late))
      suspects.delete(id)
    } catch (error) {
      await assertReachable()
      suspect(id, error as Error)
    }
  }
  return late
}

/** Whose turn it is. Those that are not due any more, because they were answered, extended or deleted, are forgotten. */
async function suspectsToTry(): Promise<string[]> {
  const now = Date.now()
  const ready = [...suspects].flatMap(([id, { until }]) => (until <= now ? id : []))
  if (ready.length === 0) return []
  const { rows } = await pool().query<{ id: string }>(STILL_DUE, [ready])
  const due = new Set(rows.map(({ id }) => id))
  for (const id of ready) if (!due.has(id)) suspects.delete(id)
  return [...due].slice(0, RETRIES)
}

async function settleBatch(): Promise<{ late: number[]; more: boolean }> {
  let tasks: Due[] = []
  try {
    await inTransaction(async (tx) => {
      tasks = (await tx.query<Due>(DUE_BUT, [[...suspects.keys()]])).rows
      await settle(tx, tasks)
    })
    return { late: tasks.map(({ late }) => late), more: tasks.length === BATCH }
  } catch (error) {
    await assertReachable()
    if (tasks.length === 0) throw error
    // One of them is bad: alone, the others are settled all the same.
    return { late: await settleAlone(tasks.map(({ id }) => id)), more: true }
  }
}

/**
 * Settles what is due, a batch at a time, and answers with how late each task was (seconds) and whether there may be more.
 * A task whose settling throws is left alone and tried again later; the others do not wait for it.
 */
export async function expireTasks(): Promise<{ late: number[]; more: boolean }> {
  const { late, more } = await settleBatch()
  const retried = await settleAlone(await suspectsToTry())
  return { late: [...late, ...retried], more }
}
