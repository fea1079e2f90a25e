import { expect, it } from 'vitest'
import { systemClock } from './clock.ts'

it('wakes early when the signal aborts, with its reason', async () => {
  const reason = new Error('enough')
  const controller = new AbortController()
  const nap = systemClock.sleep(3_600_000, controller.signal)
  controller.abort(reason)
  await expect(nap).rejects.toBe(reason)
  await expect(systemClock.sleep(3_600_000, controller.signal)).rejects.toBe(reason)
})

it('sleeps', async () => {
  await systemClock.sleep(0, new AbortController().signal)
  expect(systemClock.now()).toBeGreaterThan(0)
  expect(systemClock.random()).toBeLessThan(1)
})
