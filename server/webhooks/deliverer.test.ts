import { afterEach, describe, expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { getTask } from '#server/tasks/get-task.ts'
import { AGENT, answer, ask, count } from '#server/tasks/test-tasks.ts'
import { type Deliverer, startDeliverer } from './deliverer.ts'
import { attemptsOf, deliveryOf, makeDue, untilDelivery, useDeliveries } from './test-deliveries.ts'
import { type Receiver, startReceiver } from './test-receiver.ts'

await useDeliveries()

let deliverer: Deliverer | undefined
afterEach(async () => {
  await deliverer?.stop()
  deliverer = undefined
})

async function settled(receiver: Receiver, more: Record<string, unknown> = {}): Promise<string> {
  const id = await ask({ callback_url: receiver.url, ...more })
  await answer(AGENT, id, { approved: true, reason: 'fine' })
  return id
}

const ended = ({ status }: { status: string }) => status !== 'pending'
const tried = (times: number) => (delivery: { attempt_count: number }) => delivery.attempt_count === times

describe('a webhook', () => {
  test('is sent at once, and once', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(200).end('thanks'))
    deliverer = startDeliverer()
    const started = Date.now()
    const id = await settled(receiver)
    const delivery = await untilDelivery(id, ended)
    // Woken by the commit, not by the look of each second.
    expect(Date.now() - started).toBeLessThan(900)
    expect(delivery).toMatchObject({ status: 'succeeded', attempt_count: 1, last_status_code: 200, last_error: null, leased_until: null })
    expect(delivery.first_attempted_at).toEqual(delivery.last_attempt_at)
    expect(await attemptsOf(id)).toEqual([{ status_code: 200, error: null, answer: 'thanks', duration_ms: expect.any(Number) }])
    expect(receiver.received.map(({ body }) => body)).toEqual([delivery.body])
  })

  test('is sent again until it is taken, in the same bytes and under the same id', async () => {
    const statuses = [500, 302, 200]
    await using receiver = await startReceiver((response) => response.writeHead(statuses.shift() ?? 500).end('hm'))
    deliverer = startDeliverer()
    const id = await settled(receiver)
    for (const times of [1, 2]) {
      const failed = await untilDelivery(id, tried(times))
      expect(failed).toMatchObject({ status: 'pending', leased_until: null, last_error: expect.stringMatching(/^HTTP (500|302)/) })
      await makeDue(id)
    }
    expect(await untilDelivery(id, ended)).toMatchObject({ status: 'succeeded', attempt_count: 3, last_error: null, last_status_code: 200 })
    expect(new Set(receiver.received.map(({ body, headers }) => `${headers['webhook-id']} ${body}`)).size).toBe(1)
    expect(receiver.received).toHaveLength(3)
  })

  test('a process that does not live on sends all that is due, and is then done', async () => {
    await using receiver = await startReceiver()
    const ids = await Promise.all(Array.from({ length: 30 }, () => settled(receiver)))
    deliverer = startDeliverer()
    await deliverer.settled()
    expect(await count(`webhook_deliveries WHERE task_id = ANY($1) AND status = 'succeeded'`, [ids])).toBe(30)
  })

  test('left by a process that died before it could send it is found by the next', async () => {
    await using receiver = await startReceiver()
    const id = await settled(receiver)
    deliverer = startDeliverer()
    expect(await untilDelivery(id, ended)).toMatchObject({ status: 'succeeded' })
  })
})

describe('after a failure', () => {
  async function afterFailure(status: number, headers: Record<string, string> = {}) {
    await using receiver = await startReceiver((response) => response.writeHead(status, headers).end())
    deliverer = startDeliverer()
    const id = await settled(receiver)
    const delivery = await untilDelivery(id, tried(1))
    return { id, delivery, delay: (delivery.next_attempt_at.getTime() - (delivery.last_attempt_at?.getTime() ?? 0)) / 1_000 }
  }

  test('the first pause is half a minute', async () => {
    const { delivery, delay } = await afterFailure(503)
    expect(delivery.status).toBe('pending')
    expect(delay).toBeGreaterThan(26)
    expect(delay).toBeLessThan(35)
  })

  test('a receiver may ask for a longer one', async () => {
    expect((await afterFailure(429, { 'retry-after': '600' })).delay).toBeGreaterThan(599)
  })

  test('410 is the last word', async () => {
    const { delivery } = await afterFailure(410)
    expect(delivery).toMatchObject({
      status: 'abandoned',
      last_status_code: 410,
      last_error: 'HTTP 410: the receiver wants no more of this',
    })
  })

  test('the last one is after 72 hours', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(500).end())
    const id = await settled(receiver)
    await pool().query(`UPDATE webhook_deliveries SET gives_up_at = now() WHERE task_id = $1`, [id])
    deliverer = startDeliverer()
    expect(await untilDelivery(id, ended)).toMatchObject({ status: 'abandoned', last_error: 'HTTP 500' })
  })
})

describe('a receiver that hangs', () => {
  test('holds up its own webhooks only', async () => {
    await using hung = await startReceiver(() => undefined)
    await using healthy = await startReceiver()
    const stuck = await Promise.all(Array.from({ length: 300 }, () => settled(hung)))
    deliverer = startDeliverer()
    await vi.waitFor(() => expect(hung.received.length).toBe(8))
    const ids = await Promise.all(Array.from({ length: 40 }, () => settled(healthy)))
    for (const id of ids) expect(await untilDelivery(id, ended)).toMatchObject({ status: 'succeeded' })
    expect(healthy.received).toHaveLength(40)
    expect(hung.received).toHaveLength(8)
    expect(await count(`webhook_deliveries WHERE host = $1 AND status = 'pending'`, [hung.host])).toBe(stuck.length)
  })

  test('does not keep a process from stopping, and what it was sent is sent again by the next', async () => {
    await using receiver = await startReceiver(() => undefined)
    const id = await settled(receiver)
    deliverer = startDeliverer()
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1))
    await deliverer.stop()
    expect(await deliveryOf(id)).toMatchObject({ status: 'pending', attempt_count: 0, leased_until: null })
    receiver.answer = (response) => response.writeHead(200).end()
    deliverer = startDeliverer()
    expect(await untilDelivery(id, ended)).toMatchObject({ status: 'succeeded', attempt_count: 1 })
  })
})

describe('an answer that is erased once it is delivered', () => {
  const erased = { redact_response_after_submit: true }

  async function keptAnswers(id: string): Promise<string> {
    const { rows } = await pool().query(
      `SELECT (SELECT array_agg(s.answer::text) FROM submissions s WHERE s.task_id = $1) AS submissions,
        (SELECT array_agg(a.answer) FROM webhook_attempts a JOIN webhook_deliveries d ON d.id = a.delivery_id WHERE d.task_id = $1) AS attempts,
        (SELECT d.body FROM webhook_deliveries d WHERE d.task_id = $1) AS body, (SELECT t.response::text FROM tasks t WHERE t.id = $1) AS response`,
      [id],
    )
    return JSON.stringify(rows)
  }

  test('stays while its delivery fails, and is nowhere once it was taken', async () => {
    // A receiver that repeats what it is sent, as many do when they fail.
    await using receiver = await startReceiver((response, { body }) => response.writeHead(400).end(body))
    deliverer = startDeliverer()
    const id = await settled(receiver, erased)
    await untilDelivery(id, tried(1))
    expect(await getTask(AGENT, id)).toMatchObject({ response: { approved: true, reason: 'fine' }, response_redacted_at: null })
    expect(await keptAnswers(id)).toContain('fine')

    receiver.answer = (response, { body }) => response.writeHead(200).end(body)
    await makeDue(id)
    expect(await untilDelivery(id, ended)).toMatchObject({ status: 'succeeded', body: null })
    expect(await getTask(AGENT, id)).toMatchObject({
      status: 'completed',
      response: null,
      response_redacted_at: expect.stringMatching(/Z$/),
    })
    expect(await keptAnswers(id)).not.toContain('fine')
    expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({ response: { approved: true, reason: 'fine' } })
  })

  test('a redirect or a 410 does not erase it', async () => {
    for (const status of [301, 410]) {
      await using receiver = await startReceiver((response) => response.writeHead(status, { location: '/' }).end())
      const id = await settled(receiver, erased)
      deliverer = startDeliverer()
      await untilDelivery(id, tried(1))
      await deliverer.stop()
      expect(await getTask(AGENT, id)).toMatchObject({ response: { approved: true }, response_redacted_at: null })
    }
  })

  test('is not stamped where there was no answer, or nobody asked for it', async () => {
    await using receiver = await startReceiver()
    const cancelled = await ask({ callback_url: receiver.url, ...erased })
    await cancelTask(AGENT, cancelled)
    const plain = await settled(receiver)
    deliverer = startDeliverer()
    for (const id of [cancelled, plain]) expect((await untilDelivery(id, ended)).body).toContain(id)
    expect(await getTask(AGENT, cancelled)).toMatchObject({ status: 'cancelled', response_redacted_at: null })
    expect(await getTask(AGENT, plain)).toMatchObject({ response: { approved: true }, response_redacted_at: null })
  })
})
