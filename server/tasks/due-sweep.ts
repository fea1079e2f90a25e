import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { log } from '#server/log.ts'

/** Milliseconds until a task that could not be acted on is tried again: at the next sweep, then ever less often. */
const RETRY = { first: 1_000, longest: 600_000 }

/** Of those, how many a sweep tries: however many there are, the next batch is not kept waiting for more than some 50 ms. */
const RETRIES = 10

type Due = { id: string }

export type DueSweep<Row extends Due> = {
  /** What is not done to a task that it fails on, for the log. */
  what: string
  /** Tasks that are settled in one transaction. */
  batch: number
  /** SQL: what `act` needs of each task `t`; `id` among it. */
  columns: string
  /** SQL: the tables, task `t` first. */
  from: string
  /** SQL: the condition that a task `t` is due, in the words of the index that finds it. */
  due: string
  /** SQL: the column that was due first. */
  since: string
  act: (tx: Tx, rows: Row[]) => Promise<void>
}

export type Swept<Row extends Due> = { done: Row[]; more: boolean }

/** Throws when the database is the reason: then no task is to blame. */
async function assertReachable(): Promise<void> {
  await pool().query('SELECT 1')
}

/**
 * Makes a sweep: a function that acts on what is due, a batch at a time, and answers with what it has acted on and whether
 * there may be more. SKIP LOCKED leaves to others what a replica or an answer is at. A task on which it throws is left alone
 * and tried again later, alone from then on, so that it neither takes a batch down nor stands in front of those behind it.
 * Every process learns of such tasks by itself.
 */
export function dueSweep<Row extends Due>({ what, batch, columns, from, due, since, act }: DueSweep<Row>): () => Promise<Swept<Row>> {
  const find = (which: string) =>
    `SELECT ${columns} FROM ${from} WHERE ${due} AND ${which} ORDER BY ${since} LIMIT ${batch} FOR UPDATE OF t SKIP LOCKED`
  const [others, these] = [find('t.id <> ALL($1)'), find('t.id = ANY($1)')]
  const still = `SELECT t.id FROM tasks t WHERE t.id = ANY($1) AND ${due}`
  const suspects = new Map<string, { until: number; wait: number }>()

  function suspect(id: string, error: Error): void {
    const wait = Math.min((suspects.get(id)?.wait ?? RETRY.first / 2) * 2, RETRY.longest)
    suspects.set(id, { until: Date.now() + wait, wait })
    log().error({ taskId: id, err: error.message, retryIn: wait }, `a task could not be ${what}; it will be tried again`)
  }

  /** Each in a transaction of its own. */
  async function actAlone(ids: readonly string[]): Promise<Row[]> {
    const done: Row[] = []
    for (const id of ids) {
      try {
        const rows = await inTransaction(async (tx) => {
          const { rows } = await tx.query<Row>(these, [[id]])
          if (rows.length > 0) await act(tx, rows)
          return rows
        })
        done.push(...rows)
        suspects.delete(id)
      } catch (error) {
        await assertReachable()
        suspect(id, error as Error)
      }
    }
    return done
  }

  /** Whose turn it is. Those that are not due any more, because they were answered, extended or deleted, are forgotten. */
  async function suspectsToTry(): Promise<string[]> {
    const now = Date.now()
    const ready = [...suspects].flatMap(([id, { until }]) => (until <= now ? id : []))
    if (ready.length === 0) return []
    const { rows } = await pool().query<Due>(still, [ready])
    const stillDue = new Set(rows.map(({ id }) => id))
    for (const id of ready) if (!stillDue.has(id)) suspects.delete(id)
    return [...stillDue].slice(0, RETRIES)
  }

  async function actOnBatch(): Promise<Swept<Row>> {
    let rows: Row[] = []
    try {
      await inTransaction(async (tx) => {
        rows = (await tx.query<Row>(others, [[...suspects.keys()]])).rows
        if (rows.length > 0) await act(tx, rows)
      })
      return { done: rows, more: rows.length === batch }
    } catch (error) {
      await assertReachable()
      if (rows.length === 0) throw error
      // One of them is bad: alone, the others are acted on all the same.
      return { done: await actAlone(rows.map(({ id }) => id)), more: true }
    }
  }

  return async () => {
    const { done, more } = await actOnBatch()
    return { done: [...done, ...(await actAlone(await suspectsToTry()))], more }
  }
}
