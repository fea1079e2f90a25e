import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { beat, buryDead, startHeartbeat } from './heartbeat.ts'
import { enqueue, moveJobs } from './queue.ts'
import { startWorker, type Worker } from './worker.ts'

await useTestDatabase()

/** Milliseconds after which these tests take a process for dead; the fixture gives a sign of life every hundred. */
const DEAD_AFTER = 1_000

afterEach(() => pool().query('TRUNCATE processes, graphile_worker._private_jobs'))

async function jobs(): Promise<{ locked: boolean; attempts: number }[]> {
  const { rows } = await pool().query('SELECT locked_at IS NOT NULL AS locked, attempts FROM graphile_worker.jobs')
  return rows
}

async function ask(): Promise<void> {
  await inTransaction((tx) => enqueue(tx, 'notify', { task_id: 'a' }))
  await moveJobs()
}

test('the job of a process that was killed is run by another one, seconds later and not after hours', async () => {
  await ask()
  const child = fork(new URL('stuck-worker.fixture.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  })
  expect(await once(child, 'message')).toEqual(['at it', undefined])
  expect(await jobs()).toEqual([{ locked: true, attempts: 1 }])

  // As long as it lives, nobody else touches it.
  await expect.poll(async () => (await pool().query('SELECT id FROM processes')).rowCount).toBe(1)
  await pool().query(`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour'`)
  await buryDead(DEAD_AFTER)
  expect(await jobs()).toEqual([{ locked: true, attempts: 1 }])

  child.kill('SIGKILL')
  await once(child, 'exit')
  const ran: string[] = []
  const worker = await startWorker({ notify: ({ task_id }: { task_id: string }) => Promise.resolve(void ran.push(task_id)) })
  const heartbeat = await startHeartbeat(worker.ids, { interval: 100, deadAfter: DEAD_AFTER })
  await expect.poll(jobs, { timeout: 10_000 }).toEqual([])
  expect(ran).toEqual(['a'])
  expect((await pool().query('SELECT workers FROM processes')).rows).toEqual([{ workers: worker.ids() }])
  await worker.stop(1_000)
  await heartbeat.stop()
  expect((await pool().query('SELECT id FROM processes')).rows).toEqual([])
})

test('a job whose worker is in no process that lives is let go; one that was only just taken is not', async () => {
  await ask()
  await beat('alive', ['worker-a'])
  const lock = (worker: string, ago: string) =>
    pool().query(`UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - $2::interval`, [worker, ago])
  await lock('worker-b', '10 milliseconds')
  await buryDead(DEAD_AFTER)
  expect(await jobs()).toMatchObject([{ locked: true }])
  await lock('worker-b', '2 seconds')
  await buryDead(DEAD_AFTER)
  expect(await jobs()).toMatchObject([{ locked: false }])
})

test('a stop that does not get its job finished lets it go at once', async () => {
  await ask()
  let started: () => void = () => undefined
  const atIt = new Promise<void>((resolve) => (started = resolve))
  const worker = await startWorker({
    notify: () => {
      started()
      return new Promise(() => undefined)
    },
  })
  const heartbeat = await startHeartbeat(worker.ids)
  await atIt
  await worker.stop(50)
  await heartbeat.stop()
  expect(await jobs()).toEqual([{ locked: false, attempts: 1 }])
})

test('workers that fell with their connection are replaced, and what they held is run again', async () => {
  const ran: string[] = []
  const cut = () => pool().query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'awaithumans worker'`)
  let worker: Worker | undefined = await startWorker({
    notify: async ({ task_id }: { task_id: string }) => {
      // The first time the database goes away in the moment before the job is ticked off.
      if (ran.push(task_id) === 1) await cut()
    },
  })
  const heartbeat = await startHeartbeat(() => worker?.ids() ?? [], { interval: 100, deadAfter: DEAD_AFTER })
  await ask()
  await expect.poll(jobs, { timeout: 15_000 }).toEqual([])
  await ask()
  await expect.poll(jobs, { timeout: 15_000 }).toEqual([])
  expect(ran.length).toBeGreaterThanOrEqual(2)
  await worker.stop(1_000)
  worker = undefined
  await heartbeat.stop()
  // oxlint-disable-next-line no-console -- the queue's own words about the worker that fell
  vi.mocked(console.error).mockClear()
})
