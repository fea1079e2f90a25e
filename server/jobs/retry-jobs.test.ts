import { beforeEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { someone } from '#server/tasks/test-tasks.ts'
import { listJobs, readQueue } from './list-jobs.ts'
import { retryFailedJobs, retryJob } from './retry-jobs.ts'

await useTestDatabase()
const operator = await someone('operator')

beforeEach(() => pool().query('TRUNCATE changes, graphile_worker._private_jobs'))

async function failedJob(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id::text FROM graphile_worker.add_job('notify', '{"task_id":"t"}', max_attempts => 2)`,
  )
  await pool().query(`UPDATE graphile_worker._private_jobs SET attempts = 2, last_error = 'away' WHERE id = $1`, [rows[0]?.id])
  return rows[0]?.id ?? ''
}

const changes = async () =>
  (await pool().query(`SELECT subject_id, action, before, after, actor_user_id FROM changes WHERE subject = 'job' ORDER BY seq`)).rows

test('a job that is retried has all its tries again, and it is written down who had it', async () => {
  const id = await failedJob()
  expect(await retryJob(operator, id)).toMatchObject({ id, state: 'waiting', attempts: 0 })
  expect(await changes()).toEqual([
    {
      subject_id: id,
      action: 'retried',
      before: { state: 'failed', attempts: 2 },
      after: { state: 'waiting', attempts: 0, task_id: 't' },
      actor_user_id: operator.person.id,
    },
  ])
})

test('all that failed, in one line', async () => {
  await Promise.all([failedJob(), failedJob()])
  expect(await readQueue(operator)).toMatchObject({ waiting: 0, running: 0, failed: 2 })
  expect(await retryFailedJobs(operator)).toEqual({ retried: 2 })
  expect(await changes()).toMatchObject([{ subject_id: '*', after: { retried: 2 } }])
  expect(await listJobs(operator, { state: 'failed', limit: 10 })).toEqual([])
  expect(await retryFailedJobs(operator)).toEqual({ retried: 0 })
  expect(await changes()).toHaveLength(1)
})

test('what is not there, or not theirs, changes nothing', async () => {
  await expect(retryJob(operator, 'nope')).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
  const id = await failedJob()
  const reviewer = await someone('reviewer')
  await expect(retryJob(reviewer, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(readQueue(reviewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await changes()).toEqual([])
})
