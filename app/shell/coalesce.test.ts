import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { coalesce } from './coalesce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('runs at once, then at most every 250 ms with all that came meanwhile, and rests', async () => {
  const runs: string[][] = []
  const { add } = coalesce<string>(async (added) => runs.push([...added]))
  add('a')
  expect(runs).toEqual([['a']])
  for (const value of ['b', 'c', 'b']) add(value)
  await vi.advanceTimersByTimeAsync(249)
  expect(runs).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(runs).toEqual([['a'], ['b', 'c']])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(runs).toHaveLength(2)
  add('d')
  expect(runs.at(-1)).toEqual(['d'])
})

it('a flood of a thousand changes a second is four runs a second', async () => {
  let runs = 0
  const { add } = coalesce<number>(async () => (runs += 1))
  for (let ms = 0; ms < 2_000; ms++) {
    add(ms)
    await vi.advanceTimersByTimeAsync(1)
  }
  expect(runs).toBeLessThanOrEqual(9)
})

it('waits for a slow run, and goes on after one that failed', async () => {
  const ends: (() => void)[] = []
  const { add } = coalesce<string>(() => new Promise((_, reject) => ends.push(() => reject(new Error('no')))))
  add('a')
  add('b')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(1)
  expect(ends).toHaveLength(2)
})

it('forgets what has not run when it is cancelled', async () => {
  const runs: string[][] = []
  const { add, cancel } = coalesce<string>(async (added) => runs.push([...added]))
  add('a')
  add('b')
  cancel()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(runs).toEqual([['a']])
})
