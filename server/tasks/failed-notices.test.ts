import { describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { announceTask } from './announce-task.ts'
import { cancelTask } from './cancel-task.ts'
import { listFailedNotices, retryAllNotices, retryNotices } from './failed-notices.ts'
import { AGENT, ask, count, eventsOf, someone } from './test-tasks.ts'

await useTestDatabase()
const operator = await someone('operator')

/** A task that nobody could be told of by email, since there is no email. */
async function unheard(recipient = 'ann@example.com'): Promise<string> {
  const id = await ask({ notify: [`email:${recipient}`] })
  await announceTask(id)
  return id
}

const listed = async () => (await listFailedNotices(operator)).map(({ task_id: id }) => id)
const actionsOf = async (id: string) => (await eventsOf(id)).map(({ action }) => action)

describe('failed notices', () => {
  test('are listed with whom they did not reach and why, the latest first', async () => {
    const [first, second] = [await unheard(), await unheard('bob@example.com')]
    expect(await listed()).toEqual([second, first])
    expect((await listFailedNotices(operator))[0]).toMatchObject({
      task: 'Refund?',
      failures: [{ channel: 'email', recipient: 'bob@example.com', message: 'This server has no email channel set up.' }],
      failed_at: expect.any(String),
    })
  })

  test('are left out once the task has ended', async () => {
    const id = await unheard()
    await cancelTask(AGENT, id)
    expect(await listed()).not.toContain(id)
    await expect(retryNotices(operator, id)).rejects.toMatchObject({ code: 'NOTICE_NOT_FOUND' })
  })

  test('are tried again: the job is asked for, and a second failure is a new one', async () => {
    const id = await unheard()
    // The job of its creation is on its way through the outbox, or past it.
    await expect.poll(() => count(`job_outbox WHERE payload->>'task_id' = $1`, [id])).toBe(0)
    await pool().query('DELETE FROM graphile_worker._private_jobs')
    expect(await retryNotices(operator, id)).toEqual({ retried: 1 })
    expect(await listed()).not.toContain(id)
    const jobs = `(SELECT payload->>'task_id' AS task_id FROM graphile_worker._private_jobs UNION ALL SELECT payload->>'task_id' FROM job_outbox) AS j`
    expect(await count(`${jobs} WHERE task_id = $1`, [id])).toBe(1)
    await expect(retryNotices(operator, id)).rejects.toMatchObject({ code: 'NOTICE_NOT_FOUND' })
    await announceTask(id)
    // The job may run twice.
    await announceTask(id)
    expect(await actionsOf(id)).toEqual(['created', 'notified', 'notification_failed', 'notification_retried', 'notification_failed'])
    expect(await listed()).toContain(id)
  })

  test('without a retry, a job that runs twice fails once', async () => {
    const id = await unheard()
    await announceTask(id)
    expect(await actionsOf(id)).toEqual(['created', 'notified', 'notification_failed'])
  })

  test('are tried again all together', async () => {
    const ids = [await unheard(), await unheard()]
    const { retried } = await retryAllNotices(operator)
    expect(retried).toBeGreaterThanOrEqual(2)
    expect(await listed()).toEqual([])
    for (const id of ids) expect(await actionsOf(id)).toContain('notification_retried')
    expect(await retryAllNotices(operator)).toEqual({ retried: 0 })
  })

  test.each(['nope', '\0', 'x'.repeat(5_000)])('of the task %j there are none', async (id) => {
    await expect(retryNotices(operator, id)).rejects.toMatchObject({ code: 'NOTICE_NOT_FOUND' })
  })

  test('are none of a reviewer’s business', async () => {
    const reviewer = await someone('reviewer')
    await expect(listFailedNotices(reviewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(retryAllNotices(reviewer)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
