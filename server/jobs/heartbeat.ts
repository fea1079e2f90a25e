import { pool } from '#server/db/client.ts'
import { newId } from '#server/domain/ids.ts'
import { log } from '#server/log.ts'

/** Milliseconds between signs of life: six chances before anybody is taken for dead. */
const INTERVAL = 5_000

/**
 * Milliseconds without a sign of life after which a process is dead. Its jobs are then run again: twice, if it only slept, which
 * handlers have to bear. The queue itself would wait for four hours.
 */
const DEAD_AFTER = 30_000

const SEEN = `INSERT INTO processes (id, workers) VALUES ($1, $2)
  ON CONFLICT (id) DO UPDATE SET workers = excluded.workers, seen_at = now()`

/**
 * Removes the dead and lets go what nobody alive has locked. Told by who is alive, not by who has died: so a worker that fell
 * in a process that lives on, and one whose process died before its first sign of life, hold nothing either.
 */
const BURY = `WITH dead AS (DELETE FROM processes WHERE seen_at < now() - make_interval(secs => $1::float8 / 1000) RETURNING id),
    orphaned AS (SELECT array_agg(DISTINCT j.locked_by) AS workers FROM graphile_worker.jobs j
      WHERE j.locked_at < now() - make_interval(secs => $1::float8 / 1000) AND NOT EXISTS (
        SELECT 1 FROM processes p WHERE p.id NOT IN (SELECT id FROM dead) AND j.locked_by = ANY(p.workers)))
  SELECT workers, graphile_worker.force_unlock_workers(workers) FROM orphaned WHERE workers IS NOT NULL`

const GONE = 'DELETE FROM processes WHERE id = $1'

export type Heartbeat = { stop: () => Promise<void> }

/** Runs again what dead processes were at. Any process may do it, as often as it likes. */
export async function buryDead(deadAfter = DEAD_AFTER): Promise<void> {
  const { rows } = await pool().query<{ workers: string[] }>(BURY, [deadAfter])
  for (const { workers } of rows) log().warn({ workers }, 'jobs of workers that are gone were let go')
}

/** One sign of life of `id`, which runs the workers of these ids. */
export async function beat(id: string, workers: string[]): Promise<void> {
  await pool().query(SEEN, [id, workers])
}

/** As the last thing a process does: what its workers still hold is let go at once. */
export async function endProcess(id: string, workers: string[]): Promise<void> {
  await pool().query('SELECT graphile_worker.force_unlock_workers($1)', [workers])
  await pool().query(GONE, [id])
}

/** Says every five seconds that this process lives, and looks after those that no longer do. */
export async function startHeartbeat(workers: () => string[], { interval = INTERVAL, deadAfter = DEAD_AFTER } = {}): Promise<Heartbeat> {
  const id = newId()
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function tick(): Promise<void> {
    try {
      await beat(id, workers())
      await buryDead(deadAfter)
    } catch (error) {
      log().warn({ err: (error as Error).message }, 'a sign of life could not be given')
    }
  }
  let running = Promise.resolve()
  async function loop(): Promise<void> {
    await tick()
    if (!stopped) timer = setTimeout(() => (running = loop()), interval)
  }

  await loop()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      await endProcess(id, workers()).catch((error: Error) => log().warn({ err: error.message }, 'jobs could not be let go'))
    },
  }
}
