import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { AGENT, answer, ask } from '#server/tasks/test-tasks.ts'
import { claimDeliveries } from './claim.ts'
import { type Deliverer, startDeliverer } from './deliverer.ts'
import { finishAttempt } from './finish.ts'
import { attemptsOf, deliveryOf, makeDue, untilDelivery, useDeliveries } from './test-deliveries.ts'
import { startReceiver } from './test-receiver.ts'

await useDeliveries()

const ROOM = { limit: 128, slots: 8, left: new Map() }
const FAILED = { durationMs: 1, statusCode: 500, error: 'HTTP 500', answer: 'no', retryAfter: null }

const running: Deliverer[] = []
afterEach(() => Promise.all(running.splice(0).map((each) => each.stop())))

async function settled(url: string): Promise<string> {
  const id = await ask({ callback_url: url })
  await answer(AGENT, id)
  return id
}

test('of several who deliver at once, each webhook is sent by one', async () => {
  await using receiver = await startReceiver()
  running.push(startDeliverer(), startDeliverer(), startDeliverer())
  const ids = await Promise.all(Array.from({ length: 60 }, () => settled(receiver.url)))
  for (const id of ids) await untilDelivery(id, ({ status }) => status === 'succeeded')
  expect(receiver.received).toHaveLength(60)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(60)
})

test('a claim takes of each host as many as it has left, and of all the oldest', async () => {
  const hosts = ['http://127.0.0.1:7001/', 'http://127.0.0.1:7002/', 'http://127.0.0.1:7003/']
  for (const url of hosts) for (let n = 0; n < 4; n++) await settled(url)
  const left = new Map([
    ['127.0.0.1:7001', 0],
    ['127.0.0.1:7002', 1],
  ])
  const taken = await claimDeliveries({ limit: 3, slots: 3, left })
  expect(taken.map(({ host }) => host).toSorted()).toEqual(['127.0.0.1:7002', '127.0.0.1:7003', '127.0.0.1:7003'])
  const next = await claimDeliveries({ limit: 100, slots: 2, left: new Map() })
  expect(next.map(({ host }) => host).toSorted()).toEqual(hosts.flatMap((url) => [new URL(url).host, new URL(url).host]))
  await pool().query('TRUNCATE webhook_deliveries CASCADE')
})

test('what a killed process was sending is sent by another once its lease has run out, and not before', async () => {
  await using receiver = await startReceiver(() => undefined)
  const id = await settled(receiver.url)
  // A process of its own, so that it can be killed in the middle of an attempt.
  const child = fork(new URL('deliver-alone.fixture.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 15_000 })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { leased_until: lease } = await deliveryOf(id)
  expect(lease?.getTime()).toBeGreaterThan(Date.now() + 10_000)

  receiver.answer = (response) => response.writeHead(200).end()
  expect(await claimDeliveries(ROOM)).toEqual([])
  await pool().query(`UPDATE webhook_deliveries SET leased_until = now() - interval '1 ms' WHERE task_id = $1`, [id])
  running.push(startDeliverer())
  const delivery = await untilDelivery(id, ({ status }) => status === 'succeeded')
  expect(delivery.attempt_count).toBe(1)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery.id]))
})

test('bad news from a process that lost its lease counts for nothing, good news does', async () => {
  const id = await settled('http://127.0.0.1:7009/')
  const [slow] = await claimDeliveries(ROOM)
  await pool().query(`UPDATE webhook_deliveries SET leased_until = now() - interval '1 ms' WHERE task_id = $1`, [id])
  const [quick] = await claimDeliveries(ROOM)
  if (!slow || !quick) throw new Error('nothing was due')
  await finishAttempt(slow, FAILED)
  expect(await deliveryOf(id)).toMatchObject({ status: 'pending', attempt_count: 0, leased_until: quick.leasedUntil })
  await finishAttempt(slow, { ...FAILED, statusCode: 200, error: null })
  await finishAttempt(quick, FAILED)
  expect(await deliveryOf(id)).toMatchObject({ status: 'succeeded', attempt_count: 1, last_status_code: 200 })
  expect(await attemptsOf(id)).toHaveLength(1)
})

test('failures are counted from the last time that somebody asked for it again', async () => {
  const id = await settled('http://127.0.0.1:7010/')
  for (const failures of [0, 1, 2]) {
    const [claimed] = await claimDeliveries(ROOM)
    expect(claimed?.failures).toBe(failures)
    if (claimed) await finishAttempt(claimed, FAILED)
    await makeDue(id)
  }
  await pool().query(`UPDATE webhook_deliveries SET gives_up_at = now() + interval '72 hours' WHERE task_id = $1`, [id])
  expect((await claimDeliveries(ROOM))[0]?.failures).toBe(0)
})
