import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { createApiKey } from '#server/auth/api-keys.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { env } from '#server/env.ts'
import { startSweeper } from '#server/jobs/sweeper.ts'
import { startApi } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const ADD = `SELECT id::text FROM graphile_worker.add_job('notify', json_build_object('task_id', $1::text), max_attempts => 2)`

async function addJob(taskId: string): Promise<string> {
  return (await pool().query<{ id: string }>(ADD, [taskId])).rows[0]?.id ?? ''
}

/** It has used up its tries. */
async function exhaust(id: string): Promise<void> {
  await pool().query(`UPDATE graphile_worker._private_jobs SET attempts = 2, last_error = 'the mail server said no' WHERE id = $1`, [id])
}

describe('jobs', () => {
  afterEach(() => pool().query('TRUNCATE graphile_worker._private_jobs'))

  test('what ran out of tries is seen with its reason, and runs again when it is retried', async () => {
    const [waiting, failed] = [await addJob('task-1'), await addJob('task-2')]
    await exhaust(failed)
    const list = async (query: string) => (await (await api.call('GET', `/api/admin/jobs${query}`)).json()) as { id: string }[]
    expect(await list('')).toEqual([
      {
        id: failed,
        name: 'notify',
        state: 'failed',
        task_id: 'task-2',
        attempts: 2,
        max_attempts: 2,
        last_error: 'the mail server said no',
        run_at: expect.any(String),
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    ])
    expect((await list('?state=waiting')).map(({ id }) => id)).toEqual([waiting])
    expect((await list('?state=all&limit=1')).map(({ id }) => id)).toEqual([failed])
    expect((await list(`?state=all&before=${failed}`)).map(({ id }) => id)).toEqual([waiting])
    const retried = await api.call('POST', `/api/admin/jobs/${failed}/retry`)
    expect(await retried.json()).toMatchObject({ id: failed, state: 'waiting', attempts: 0 })
  })

  test('all that failed are retried at once; the others are left alone', async () => {
    const ids = [await addJob('a'), await addJob('b'), await addJob('c')]
    await exhaust(ids[0] ?? '')
    await exhaust(ids[1] ?? '')
    expect(await (await api.call('POST', '/api/admin/jobs/retry')).json()).toEqual({ retried: 2 })
    expect(await (await api.call('POST', '/api/admin/jobs/retry')).json()).toEqual({ retried: 0 })
  })

  test('refuses what makes no sense, and who may not', async () => {
    expect(await (await api.call('POST', '/api/admin/jobs/12345/retry')).json()).toMatchObject({ error: 'JOB_NOT_FOUND' })
    expect(await (await api.call('POST', '/api/admin/jobs/nope/retry')).json()).toMatchObject({ error: 'JOB_NOT_FOUND' })
    expect((await api.call('GET', '/api/admin/jobs?state=lost')).status).toBe(422)
    expect((await api.call('GET', '/api/admin/jobs?before=x')).status).toBe(422)
    const { key } = await createApiKey({ kind: 'admin' }, { name: 'reader', scopes: ['system:read'], expiresAt: null })
    const headers = { authorization: `Bearer ${key}` }
    expect((await api.call('GET', '/api/admin/jobs', undefined, headers)).status).toBe(200)
    expect((await api.call('POST', '/api/admin/jobs/retry', undefined, headers)).status).toBe(403)
    expect((await api.call('GET', '/api/admin/jobs', undefined, { authorization: '' })).status).toBe(401)
  })
})

describe('cron', () => {
  const SECRET = 'secret-of-the-scheduler'
  const setSecret = (secret: string | undefined) => Object.assign(env(), { AWAITHUMANS_CRON_SECRET: secret })
  afterEach(() => setSecret(undefined))

  test('is not there without a secret, and refuses another one', async () => {
    expect((await api.call('POST', '/api/cron')).status).toBe(404)
    setSecret(SECRET)
    expect((await api.call('POST', '/api/cron')).status).toBe(401)
    expect((await api.call('GET', '/api/cron', undefined, { authorization: '' })).status).toBe(401)
  })

  test.each(['GET', 'POST'])('%s does one round of what is due', async (method) => {
    setSecret(SECRET)
    await addJob('nobody-knows-it')
    const answer = await api.call(method, '/api/cron', undefined, { authorization: `Bearer ${SECRET}` })
    expect([answer.status, await answer.json()]).toEqual([200, { jobs: 1, deadlines: 0, clocks: 0, deliveries: 0, done: true }])
  })
})

describe('ready', () => {
  test('says yes to anybody, with what was looked at', async () => {
    const answer = await api.call('GET', '/api/ready', undefined, { authorization: '' })
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ready', checks: { database: 'ok', migrations: 'ok', sweep: 'ok', jobs: 'ok' } },
    ])
  })

  test('says which check fails, and when another version of the database is needed', async () => {
    const { rows } = await pool().query(`UPDATE _prisma_migrations SET rolled_back_at = now() RETURNING id`)
    const answer = await api.call('GET', '/api/ready')
    await pool().query('UPDATE _prisma_migrations SET rolled_back_at = NULL')
    expect([answer.status, await answer.json()]).toMatchObject([
      503,
      { error: 'NOT_READY', detail: { checks: { database: 'ok', migrations: `${rows.length} not applied` } } },
    ])
  })

  test('a process that works answers for the queue: one that is stuck takes it out of rotation', async () => {
    const id = await addJob('a')
    await pool().query(`UPDATE graphile_worker._private_jobs SET run_at = now() - interval '10 minutes' WHERE id = $1`, [id])
    expect((await api.call('GET', '/api/ready')).status).toBe(200)
    const sweeper = startSweeper()
    const answer = await api.call('GET', '/api/ready')
    await sweeper.stop()
    expect(await answer.json()).toMatchObject({ detail: { checks: { jobs: 'one has been due for 600 s', sweep: 'ok' } } })
  })
})
