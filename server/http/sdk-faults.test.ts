import { afterAll, expect, test, vi } from 'vitest'
import { AwaitHumans } from '#sdk/index.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { AGENT, answer } from '#server/tasks/test-tasks.ts'
import { FAULTS, startFaultyProxy, type FaultyProxy } from './test-faulty-proxy.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

/** A second of Retry-After, and what comes on top where both cores are busy. */
const PATIENCE = { timeout: 15_000 }

const JSON_OBJECT = { type: 'object' }
const RESPONSE = { type: 'object', properties: { approved: { type: 'boolean' } }, required: ['approved'] }

const question = (idempotencyKey: string) => ({
  task: 'Approve?',
  payloadSchema: JSON_OBJECT,
  payload: { amount: 250 },
  responseSchema: RESPONSE,
  timeoutMs: 900_000,
  idempotencyKey,
})

const clientOf = ({ url }: FaultyProxy) => new AwaitHumans({ url, apiKey: TOKEN })

/** The tasks with this key, and how often each was completed. */
async function outcomes(key: string): Promise<{ completions: number }[]> {
  const { rows } = await pool().query<{ completions: number }>(
    `SELECT (SELECT count(*)::int FROM events WHERE task_id = t.id AND action = 'completed') AS completions FROM tasks t WHERE idempotency_key = $1`,
    [key],
  )
  return rows
}

async function answerOnce(key: string): Promise<void> {
  const id = await vi.waitFor(async () => {
    const { rows } = await pool().query<{ id: string }>('SELECT id FROM tasks WHERE idempotency_key = $1', [key])
    expect(rows[0]).toBeDefined()
    return rows[0]?.id ?? ''
  }, PATIENCE)
  await answer(AGENT, id)
}

test.each(FAULTS)('asking survives: %s', async (fault) => {
  await using proxy = await startFaultyProxy(api.url)
  proxy.fail('create', fault)
  const key = `create-${fault}`
  const [decision] = await Promise.all([clientOf(proxy).awaitHuman(question(key)), answerOnce(key)])
  expect(decision).toEqual({ approved: true })
  expect(proxy.seen).toContain(`create ${fault}`)
  expect(await outcomes(key)).toEqual([{ completions: 1 }])
})

test.each(FAULTS)('waiting survives: %s', async (fault) => {
  await using proxy = await startFaultyProxy(api.url)
  proxy.fail('poll', fault)
  const key = `poll-${fault}`
  const asking = clientOf(proxy).awaitHuman(question(key))
  await vi.waitFor(() => expect(proxy.seen).toContain(`poll ${fault}`), PATIENCE)
  await answerOnce(key)
  expect(await asking).toEqual({ approved: true })
  expect(await outcomes(key)).toEqual([{ completions: 1 }])
})

test('one failure after another, also where many are waited for', async () => {
  await using proxy = await startFaultyProxy(api.url)
  proxy.fail('create', 'reset', '502', 'lost')
  proxy.fail('stream', 'reset', '429')
  const client = clientOf(proxy)
  const { task } = await client.tasks.create(question('many'))
  await answerOnce('many')
  expect(await client.tasks.waitMany([task.id])).toMatchObject([{ status: 'completed', response: { approved: true } }])
  expect(proxy.seen.filter((line) => line.startsWith('stream'))).toEqual(['stream reset', 'stream 429', 'stream passed'])
  expect(await outcomes('many')).toEqual([{ completions: 1 }])
})
