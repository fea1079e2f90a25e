import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { pool as mainPool } from '#server/db/client.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import { runInScope } from '#server/scope.ts'
import { inSpan, isTracing } from '#server/tracing.ts'
import { HANDLERS } from './handlers.ts'

/** Jobs at once. They are database work of a few ms; more would take connections from requests. */
const CONCURRENCY = 4

/** Jobs announce themselves by NOTIFY; this is only for those whose retry falls due. Milliseconds. */
const POLL_INTERVAL = 2_000

/** The queue's own connections: one listens, one takes and ticks off jobs. Handlers use the pool that requests use. */
const CONNECTIONS = 2

/** Milliseconds until workers that fell are replaced: a database that restarts is back about then. */
const RESTART = 1_000

/** Milliseconds that the others may take to finish what they are at before that. */
const LAST_JOBS = 10_000

/** What the queue says of a pool with fewer connections than workers. Theirs are needed for two short statements a job. */
const SMALL_POOL = 'WARNING: having maxPoolSize'

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const

export type Handlers = { [name: string]: (payload: never) => Promise<void> }

/** Kept with the task, so that what follows from an agent's call is found in the agent's own trace. */
async function traceOf(taskId: string | undefined): Promise<string | null> {
  if (!taskId || !isTracing()) return null
  const { rows } = await mainPool().query<{ traceparent: string | null }>('SELECT traceparent FROM tasks WHERE id = $1', [taskId])
  return rows[0]?.traceparent ?? null
}

async function runJob(name: string, payload: unknown, handle: Handlers[string]): Promise<void> {
  const { task_id: taskId } = payload as { task_id?: string }
  await runInScope({ job: name, ...(taskId && { taskId }) }, async () =>
    inSpan({ name: `job ${name}`, kind: 'job', parent: await traceOf(taskId) }, () => handle(payload as never)),
  )
}

export type Worker = {
  /** The ids under which this process now locks jobs. */
  ids: () => string[]
  /** Takes no more jobs, and resolves once those under way are done, or `grace` milliseconds have passed. */
  stop: (grace: number) => Promise<void>
}

/** What a run of the queue is made of, for the standing worker and for `drainOnce`. The queue's tables are made with ours, by `migrate`. */
export function queueOptions(pool: pg.Pool, handlers: Handlers = HANDLERS) {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => runJob(name, payload, handle)]),
  )
  const events: WorkerEvents = new EventEmitter()
  const ids = new Set<string>()
  events.on('worker:create', ({ worker }) => ids.add(worker.workerId))
  events.on('worker:stop', ({ worker }) => ids.delete(worker.workerId))
  const options = {
    pgPool: pool,
    taskList,
    events,
    concurrency: CONCURRENCY,
    pollInterval: POLL_INTERVAL,
    noHandleSignals: true,
    // Behind a pooler that shares connections by transaction there is no such thing as a statement prepared before.
    noPreparedStatements: env().AWAITHUMANS_LISTEN === 'off',
    logger: new Logger(() => (level, message) => log()[message.startsWith(SMALL_POOL) ? 'debug' : LEVELS[level]](message)),
  }
  return { options, events, ids }
}

export function queuePool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: CONNECTIONS, application_name: 'awaithumans worker' })
  // As in db/client.ts: unhandled, a connection that Postgres drops would end the process.
  pool.on('error', (error) => log().warn({ err: error.message }, 'a connection of the queue was lost'))
  return pool
}

/** Resolves when a worker has fallen: it could not tick its job off, and the queue does not replace it. */
function aWorkerFalls(events: WorkerEvents): Promise<void> {
  return new Promise((resolve) => events.once('worker:stop', () => resolve()))
}

/**
 * Works off the queue for as long as the process lives. Workers that fall, say because Postgres restarted in the moment in which
 * they ticked a job off, are replaced; whatever they still had locked is let go by the heartbeat, because their ids are gone.
 */
export async function startWorker(handlers: Handlers = HANDLERS): Promise<Worker> {
  const pool = queuePool()
  let current = queueOptions(pool, handlers)
  let runner: Runner | undefined = await take()
  let stopping = false

  async function take(): Promise<Runner> {
    const taken = await run(current.options)
    // What it has to say it says in the log.
    taken.promise.catch(() => undefined)
    return taken
  }

  async function supervise(): Promise<void> {
    for (;;) {
      await aWorkerFalls(current.events)
      if (stopping) return
      log().warn('a worker of the queue fell; all are replaced')
      await Promise.race([runner?.stop().catch(() => undefined), sleep(LAST_JOBS, undefined, { ref: false })])
      await restart()
      if (stopping) return
    }
  }

  async function restart(): Promise<void> {
    runner = undefined
    while (!runner && !stopping) {
      await sleep(RESTART, undefined, { ref: false })
      if (stopping) return
      current = queueOptions(pool, handlers)
      runner = await take().catch((error: Error) => {
        log().warn({ err: error.message }, 'the queue could not be taken up again; trying again')
        return undefined
      })
    }
  }

  void supervise()
  const stop = async (grace: number) => {
    stopping = true
    await Promise.race([runner?.stop().catch(() => undefined), sleep(grace, undefined, { ref: false })])
    void pool.end()
  }
  return { ids: () => [...current.ids], stop }
}
