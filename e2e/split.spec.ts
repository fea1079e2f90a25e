import pg from 'pg'
import { startServerProcess } from '#scripts/launcher/server.ts'
import { startServer } from '#scripts/launcher/start-server.ts'
import { AwaitHumans } from '#sdk/index.ts'
import { expect, test } from './fixtures.ts'
import { copyDatabase } from './place.ts'

const SECRET = 'secret-of-the-scheduler'

test('where a server only answers, a round of cron or a worker without HTTP does the rest', async () => {
  const databaseUrl = await copyDatabase()
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const server = await startServer({ databaseUrl, env: { AWAITHUMANS_WORKER: 'off', AWAITHUMANS_CRON_SECRET: SECRET } })
  const { tasks } = new AwaitHumans({ url: server.url, apiKey: server.adminToken })
  const waiting = async () => (await sql.query('SELECT FROM graphile_worker.jobs')).rowCount
  const ask = async (key: string) => {
    const responseSchema = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] }
    const { task } = await tasks.create({
      task: 'Anybody there?',
      payload: {},
      payloadSchema: {},
      responseSchema,
      timeoutMs: 900_000,
      idempotencyKey: key,
      assignTo: 'dana@example.com',
      onTimeout: { response: { ok: false } },
    })
    return task.id
  }
  const statusOf = async (id: string) => (await tasks.get(id)).status
  const makeDue = (id: string) => sql.query(`UPDATE tasks SET timeout_at = now() - interval '1 second' WHERE id = $1`, [id])

  expect(await (await fetch(`${server.url}/api/ready`)).json()).toMatchObject({ status: 'ready' })
  await sql.query(`INSERT INTO users (id, email, is_operator, updated_at) VALUES ('dana', 'dana@example.com', true, now())`)
  const [noticed, overdue] = [await ask('split:1'), await ask('split:2')]
  await makeDue(overdue)
  await expect.poll(waiting).toBe(2)
  const round = await fetch(`${server.url}/api/cron`, { method: 'POST', headers: { authorization: `Bearer ${SECRET}` } })
  expect(await round.json()).toEqual({ jobs: 2, deadlines: 1, clocks: 0, deliveries: 0, done: true })
  expect([await statusOf(noticed), await statusOf(overdue)]).toEqual(['assigned', 'completed'])
  expect(await tasks.get(overdue)).toMatchObject({
    response: { ok: false },
    completedViaChannel: 'on_timeout',
    completedBy: { email: null },
  })

  const late = await ask('split:3')
  const worker = await startServerProcess({ mode: 'production', program: 'worker', environment: server.environment })
  await expect.poll(() => statusOf(late)).toBe('assigned')
  await makeDue(late)
  await expect.poll(() => statusOf(late)).toBe('completed')
  await Promise.all([worker.stop(), server.stop()])
  expect((await sql.query('SELECT FROM processes')).rowCount).toBe(0)
  await sql.end()
})
