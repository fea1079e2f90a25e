import { AwaitHumans, TaskCancelledError, TaskTimeoutError } from '#sdk/index.ts'
import type { Ledger, Outcome } from './ledger.ts'
import type { Random } from './random.ts'
import type { Replicas } from './replicas.ts'

/** Milliseconds until a question times out by itself: longer than a run, so that only deadlines that were brought forward pass. */
const TIMEOUT = 3_600_000

const RESPONSE = {
  type: 'object',
  properties: { approved: { type: 'boolean' }, words: { type: 'string' } },
  required: ['approved', 'words'],
} as const

type World = { ledger: Ledger; replicas: Replicas; callbacks: string[]; random: Random }

async function hear(humans: AwaitHumans, options: Parameters<AwaitHumans['awaitHuman']>[0]): Promise<Outcome> {
  try {
    return { kind: 'answered', response: await humans.awaitHuman(options) }
  } catch (error) {
    if (error instanceof TaskTimeoutError) return { kind: 'timed_out' }
    if (error instanceof TaskCancelledError) return { kind: 'cancelled' }
    return { kind: 'failed', why: String(error) }
  }
}

/** An agent like any other: the published SDK, a key of its own, and a wait. Some ask twice, as after a restart. */
export async function runAgent({ ledger, replicas, callbacks, random }: World, key: string): Promise<void> {
  const callbackUrl = random.next() < 0.5 ? random.pick(callbacks) : undefined
  // Asked of somebody, so that a job has to tell them.
  const assignTo = random.next() < 0.3 ? 'pat@example.com' : undefined
  const entry = ledger.open(key, callbackUrl !== undefined)
  const ask = () => {
    const humans = new AwaitHumans({
      url: replicas.url,
      apiKey: replicas.adminToken,
      fetch: replicas.balance(random.fork()),
      maxRetries: 60,
    })
    return hear(humans, {
      task: `Question ${key}`,
      payload: { key },
      payloadSchema: {},
      responseSchema: RESPONSE,
      timeoutMs: TIMEOUT,
      idempotencyKey: key,
      callbackUrl,
      assignTo,
      onTask: ({ id }) => void entry.ids.add(id),
    })
  }
  const copies = random.next() < 0.2 ? 2 : 1
  const outcomes = await Promise.all(Array.from({ length: copies }, ask))
  entry.heard.push(...outcomes)
}
