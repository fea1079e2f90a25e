import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  AwaitHumans,
  awaitHuman,
  IdempotencyMismatchError,
  setDefaultClient,
  TaskCancelledError,
  TaskCreateError,
  TaskTimeoutError,
  type AwaitHumanOptions,
} from '../index.ts'
import { answer, approve, createTestClient, edit, inTurn, invalid, late, reject, silent, twice, withdraw } from '../testing.ts'

const DAY = 24 * 60 * 60_000
const responseSchema = z.object({ approved: z.boolean(), reason: z.string().max(20).optional() })
type Answer = z.infer<typeof responseSchema>

const refund = (amount: number, more: Partial<AwaitHumanOptions<{ amount: number }, Answer>> = {}) => ({
  task: `Approve this $${amount} refund?`,
  payloadSchema: z.object({ amount: z.number() }),
  payload: { amount },
  responseSchema,
  timeoutMs: DAY,
  ...more,
})

describe('a human for tests', () => {
  it('answers when the test says so', async () => {
    const humans = createTestClient()
    const asking = humans.awaitHuman(refund(250))
    await humans.completeTask({ approved: true, reason: 'Broken lamp' })
    expect(await asking).toEqual({ approved: true, reason: 'Broken lamp' })
    const second = humans.awaitHuman(refund(900))
    await humans.rejectTask('Too much.')
    expect(await second).toEqual({ approved: false, reason: 'Too much.' })
    expect(humans.asked.map(({ payload }) => payload)).toEqual([{ amount: 250 }, { amount: 900 }])
    humans.assertDone()
  })

  it('answers from a script, one behaviour a question', async () => {
    const humans = createTestClient()
    humans.script(
      approve(),
      reject('No.'),
      answer(({ task }) => ({ approved: true, reason: task.slice(0, 7) })),
    )
    expect(await humans.awaitHuman(refund(1))).toEqual({ approved: true })
    expect(await humans.awaitHuman(refund(2))).toEqual({ approved: false, reason: 'No.' })
    expect(await humans.awaitHuman(refund(3))).toEqual({ approved: true, reason: 'Approve' })
    expect(humans.asked.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed'])
  })

  it('lists page by page', async () => {
    const humans = createTestClient()
    const ask = async (amount: number) => (await humans.tasks.create(refund(amount))).task.id
    const ids: string[] = []
    for (const amount of [1, 2, 3, 4, 5]) ids.push(await ask(amount))
    const seen: string[] = []
    for await (const { id } of humans.tasks.iterate({ status: 'created', limit: 2 })) {
      seen.push(id)
      await humans.tasks.cancel(id)
      // What is asked meanwhile is no part of it.
      await ask(10 * seen.length)
    }
    expect(seen).toEqual(ids.reverse())
    const first = await humans.tasks.list({ limit: 4 })
    expect([first.total, first.tasks.length]).toEqual([10, 4])
    expect((await humans.tasks.list({ limit: 9, cursor: first.nextCursor ?? '' })).tasks).toHaveLength(6)
  })

  it('keeps habits for what is not scripted', async () => {
    const humans = createTestClient()
    humans.always(reject())
    humans.when(/\$7 /, approve())
    expect([await humans.awaitHuman(refund(7)), await humans.awaitHuman(refund(8))]).toEqual([{ approved: true }, { approved: false }])
  })

  it('edits what the agent proposed', async () => {
    const humans = createTestClient()
    const draft = z.object({ subject: z.string(), body: z.string() })
    const ask = { ...refund(1), responseSchema: draft, initialResponse: { subject: 'Hi', body: 'Old' } }
    humans.script(edit({ body: 'New' }))
    expect(await humans.awaitHuman(ask)).toEqual({ subject: 'Hi', body: 'New' })
  })

  it('waits 30 days in a moment, and tells that nobody answered', async () => {
    const humans = createTestClient({ now: new Date('2026-01-01T00:00:00Z') })
    humans.script(silent())
    const started = performance.now()
    await expect(humans.awaitHuman(refund(250, { timeoutMs: 30 * DAY }))).rejects.toThrow(TaskTimeoutError)
    expect(performance.now() - started).toBeLessThan(500)
    expect(humans.now).toEqual(new Date('2026-01-31T00:00:00Z'))
    expect(humans.question().events).toEqual(['created', 'timed_out'])
  })

  it('answers after a while on its own clock', async () => {
    const humans = createTestClient({ now: new Date('2026-01-01T00:00:00Z') })
    humans.script(approve({}, { afterMs: 5 * 60_000 }))
    await humans.awaitHuman(refund(250))
    expect(humans.now).toEqual(new Date('2026-01-01T00:05:00Z'))
  })

  it('answers too late, twice, wrongly, and withdraws', async () => {
    const humans = createTestClient()
    humans.script(late(), twice(approve(), reject()), inTurn(invalid({ approved: 'maybe' }), approve()), withdraw(), invalid({}))
    await expect(humans.awaitHuman(refund(1))).rejects.toThrow(TaskTimeoutError)
    expect(await humans.awaitHuman(refund(2))).toEqual({ approved: true })
    expect(await humans.awaitHuman(refund(3))).toEqual({ approved: true })
    await expect(humans.awaitHuman(refund(4))).rejects.toThrow(TaskCancelledError)
    await expect(humans.awaitHuman(refund(5))).rejects.toThrow(TaskTimeoutError)
    expect(humans.asked.map(({ attempts }) => attempts.map(({ verdict }) => verdict))).toEqual([
      ['late'],
      ['accepted', 'late'],
      ['invalid', 'accepted'],
      [],
      ['invalid'],
    ])
    expect(humans.question('task-3').attempts[0]?.problems).toEqual([{ path: '/approved', message: 'Must be of type boolean.' }])
    humans.assertDone()
  })

  it('lets the default of the agent stand', async () => {
    const humans = createTestClient()
    humans.script(silent())
    expect(await humans.awaitHuman(refund(1, { onTimeout: { response: { approved: false } } }))).toEqual({ approved: false })
    expect(humans.question().events).toEqual(['created', 'defaulted'])
  })

  it('keeps a key for ever, and to its question', async () => {
    const humans = createTestClient()
    humans.script(approve())
    const idempotencyKey = 'refund:A-1'
    await humans.awaitHuman(refund(250, { idempotencyKey }))
    expect(await humans.awaitHuman(refund(250, { idempotencyKey }))).toEqual({ approved: true })
    expect(humans.question().timesAsked).toBe(2)
    await expect(humans.awaitHuman(refund(251, { idempotencyKey }))).rejects.toThrow(IdempotencyMismatchError)
  })
})

describe('time', () => {
  it('passes when the test lets it', async () => {
    const humans = createTestClient()
    const asking = humans.awaitHuman(refund(250))
    const passing = async () => {
      await humans.advance(DAY - 1)
      expect(humans.question().isOpen).toBe(true)
      await humans.advance(1)
    }
    await Promise.all([expect(asking).rejects.toThrow(TaskTimeoutError), passing()])
  })

  it('is what is left of a wait', async () => {
    const humans = createTestClient()
    const { task } = await humans.tasks.create(refund(250))
    const waiting = humans.tasks.wait(task.id, { timeoutMs: 60_000 })
    await Promise.all([expect(waiting).rejects.toMatchObject({ name: 'WaitAbortedError' }), humans.advance(61_000)])
    await humans.tasks.extend(task.id, { timeoutMs: 3 * DAY })
    await humans.advance(2 * DAY)
    expect((await humans.tasks.get(task.id)).status).toBe('created')
    await humans.tasks.cancel(task.id)
    await expect(humans.tasks.cancel(task.id)).rejects.toMatchObject({ code: 'TASK_ALREADY_TERMINAL', taskStatus: 'cancelled' })
    expect((await humans.tasks.list({ status: 'cancelled' })).tasks.map(({ id }) => id)).toEqual([task.id])
  })

  it('brings many to their ends in the right order', async () => {
    const humans = createTestClient()
    humans.script(approve({}, { afterMs: 3_000 }), reject('No.', { afterMs: 1_000 }), silent())
    const ids: string[] = []
    for (const amount of [1, 2, 3]) ids.push((await humans.tasks.create(refund(amount))).task.id)
    expect(await humans.tasks.waitAny(ids, { responseSchema })).toMatchObject({ response: { approved: false } })
    expect((await humans.tasks.waitMany(ids)).map(({ status }) => status)).toEqual(['completed', 'completed', 'timed_out'])
  })

  it('is given up by a signal', async () => {
    const humans = createTestClient()
    const controller = new AbortController()
    const asking = humans.awaitHuman(refund(250, { signal: controller.signal, cancelOnAbort: true, onTask: () => controller.abort() }))
    await expect(asking).rejects.toMatchObject({ name: 'WaitAbortedError' })
    expect(humans.question().status).toBe('cancelled')
  })
})

describe('mistakes of the test', () => {
  it('are told', async () => {
    const humans = createTestClient()
    humans.script(answer({ approved: 'yes' }), approve())
    await expect(humans.awaitHuman(refund(1))).rejects.toThrow('does not fit its response schema: /approved Must be of type boolean.')
    expect(() => humans.assertDone()).toThrow('1 scripted behaviours were not used')
    expect(() => humans.question('refund:9')).toThrow('found 0')
    const other = createTestClient()
    other.script(approve())
    const text = other.awaitHuman({ ...refund(1), responseSchema: z.object({ text: z.string() }) })
    await expect(text).rejects.toThrow('give it, as answer({ … })')
    const open = createTestClient()
    await open.tasks.create(refund(1))
    expect(() => open.assertDone()).toThrow('Still open: "Approve this $1 refund?"')
    await expect(open.completeTask({})).rejects.toThrow('/approved This is required.')
  })
})

describe('the default client', () => {
  it('answers the plain function, wherever the code under test sends it', async () => {
    const humans = createTestClient()
    setDefaultClient(humans)
    try {
      humans.script(approve())
      expect(await awaitHuman(refund(1, { serverUrl: 'http://nowhere.invalid', apiKey: 'secret' }))).toEqual({ approved: true })
    } finally {
      setDefaultClient(null)
    }
  })

  it('does not take its key to another server', async () => {
    const seen: (string | undefined)[] = []
    const client = new AwaitHumans({
      url: 'https://one.example.com',
      apiKey: 'secret',
      maxRetries: 0,
      fetch: (url, { headers }) => {
        seen.push(`${url} ${(headers as Record<string, string>).Authorization}`)
        return Promise.resolve(new Response('{}', { status: 400 }))
      },
    })
    await expect(client.awaitHuman(refund(1))).rejects.toThrow(TaskCreateError)
    await expect(client.awaitHuman(refund(1, { serverUrl: 'https://two.example.com' }))).rejects.toThrow(TaskCreateError)
    expect(seen).toEqual(['https://one.example.com/api/tasks Bearer secret', 'https://two.example.com/api/tasks undefined'])
  })
})
