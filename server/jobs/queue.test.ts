import { beforeEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { enqueue, moveJobs } from './queue.ts'

await useTestDatabase()

type Counts = { outbox: number; queued: number }

async function counts(): Promise<Counts | undefined> {
  const { rows } = await pool().query<Counts>(
    'SELECT (SELECT count(*)::int FROM job_outbox) AS outbox, (SELECT count(*)::int FROM graphile_worker.jobs) AS queued',
  )
  return rows[0]
}

beforeEach(() => pool().query('TRUNCATE job_outbox, graphile_worker._private_jobs'))

test('a job is queued once its change is committed', async () => {
  await inTransaction((tx) => enqueue(tx, 'notify', { task_id: 'a' }))
  await moveJobs()
  expect(await counts()).toEqual({ outbox: 0, queued: 1 })
  const { rows } = await pool().query('SELECT task_identifier, max_attempts FROM graphile_worker.jobs')
  expect(rows).toEqual([{ task_identifier: 'notify', max_attempts: 10 }])
})

test('a change that is rolled back asks for nothing', async () => {
  const failed = inTransaction(async (tx) => {
    await enqueue(tx, 'notify', { task_id: 'a' })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  await moveJobs()
  expect(await counts()).toEqual({ outbox: 0, queued: 0 })
})

test('what a process left that died before it told the queue is moved by the next one', async () => {
  await pool().query(
    `INSERT INTO job_outbox (name, payload, max_attempts) SELECT 'notify', '{"task_id":"a"}', 10 FROM generate_series(1, 1200)`,
  )
  await moveJobs()
  expect(await counts()).toEqual({ outbox: 0, queued: 1200 })
})

test('of many who move at once each job is moved by one', async () => {
  await pool().query(
    `INSERT INTO job_outbox (name, payload, max_attempts) SELECT 'notify', '{"task_id":"a"}', 10 FROM generate_series(1, 300)`,
  )
  await Promise.all([moveJobs(), moveJobs(), inTransaction((tx) => enqueue(tx, 'notify', { task_id: 'b' }))])
  await moveJobs()
  expect(await counts()).toEqual({ outbox: 0, queued: 301 })
})
