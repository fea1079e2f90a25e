import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { awaitHuman, getDefaultClient } from '../index.ts'
import { approve, useTestClient } from '../testing.ts'

const humans = useTestClient({ beforeEach, afterEach }, { now: new Date('2026-01-01T00:00:00Z') })

/** Code under test: it knows nothing of tests. */
const mayPay = (amount: number) =>
  awaitHuman({
    task: 'Pay?',
    payloadSchema: z.object({ amount: z.number() }),
    payload: { amount },
    responseSchema: z.object({ approved: z.boolean() }),
    timeoutMs: 60_000,
  })

test.each([1, 2])('every test has people of its own: %i', async (amount) => {
  humans.current.script(approve())
  expect(await mayPay(amount)).toEqual({ approved: true })
  expect(humans.current.question().payload).toEqual({ amount })
})

test('outside of a test there is nobody', () => {
  const hooks: (() => void)[] = []
  const mine = useTestClient({ beforeEach: (work) => hooks.push(work), afterEach: (work) => hooks.push(work) })
  expect(() => mine.current).toThrow('outside of one')
  const around = getDefaultClient()
  hooks[0]?.()
  expect(getDefaultClient()).toBe(mine.current)
  hooks[1]?.()
  expect(getDefaultClient()).toBe(around)
})
