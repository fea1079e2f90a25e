import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

const never = new AbortController().signal

/** Work that ends when it is told to. */
function piece() {
  const state = { begun: false, end: () => undefined as void }
  const work = () => {
    state.begun = true
    return new Promise<void>((resolve) => (state.end = resolve))
  }
  return { state, work }
}

test('a full host holds up nobody but its own', async () => {
  const turns = new Turns({ all: 3, perHost: 1 })
  const [one, two, other] = [piece(), piece(), piece()]
  const runs = [turns.run('a', never, one.work), turns.run('a', never, two.work), turns.run('b', never, other.work)]
  await setImmediate()
  expect([one, two, other].map(({ state }) => state.begun)).toEqual([true, false, true])
  one.state.end()
  await setImmediate()
  expect(two.state.begun).toBe(true)
  for (const { state } of [two, other]) state.end()
  await Promise.all(runs)
})

test('all together have a limit too, and failures make room', async () => {
  const turns = new Turns({ all: 1, perHost: 1 })
  const failing = turns.run('a', never, () => Promise.reject(new Error('no')))
  const next = turns.run('b', never, () => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('who leaves while waiting leaves no gap', async () => {
  const turns = new Turns({ all: 1, perHost: 1 })
  const [first, third] = [piece(), piece()]
  const leaving = new AbortController()
  const running = turns.run('a', never, first.work)
  const left = turns.run('a', leaving.signal, () => Promise.reject(new Error('begun after all')))
  const last = turns.run('a', never, third.work)
  leaving.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  await expect(turns.run('a', leaving.signal, third.work)).rejects.toThrow('gone')
  first.state.end()
  await running
  await setImmediate()
  expect(third.state.begun).toBe(true)
  third.state.end()
  await last
})
